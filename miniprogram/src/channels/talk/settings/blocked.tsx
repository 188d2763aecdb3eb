import { api } from '../../../api/api.ts'
import { useAct } from '../../../live/use-act.ts'
import { useNow } from '../../../live/use-now.ts'
import { useReading } from '../../../live/use-reading.ts'
import { Box } from '../../../ui/base/box.tsx'
import { Button } from '../../../ui/parts/button.tsx'
import { Card } from '../../../ui/parts/card.tsx'
import { FieldError } from '../../../ui/parts/field.tsx'
import { Row, Rows } from '../../../ui/parts/rows.tsx'
import { ErrorState, Skeleton } from '../../../ui/parts/states.tsx'
import { momentWords } from '../../../words/time.ts'

/** Whose posts and requests for help I don't see. */
export function Blocked() {
  const now = useNow()
  const { reading, reread, put } = useReading(() => api.call('listBlocked', {}), {
    key: 'blocked',
    cares: (event) => event.kind === 'opened',
  })
  const { busy, failure, act } = useAct()
  async function unblock(blockedKey: string) {
    const wish = { params: { blockedKey } }
    const left = await act(wish, () => api.call('unblockAuthor', wish), '已取消屏蔽')
    if (left) put(left)
  }
  if (reading.state === 'loading') return <Skeleton cards={1} />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={() => void reread()} />
  const { items } = reading.value
  return (
    <Card title='屏蔽的人'>
      {items.length === 0 && <Box>没有屏蔽任何人。在一条发言的“更多”里、一件互助或借用的页面上，可以屏蔽 TA。</Box>}
      {items.length > 0 && (
        <Rows label='屏蔽的人'>
          {items.map(({ key, name, at }) => (
            <Row key={key} icon='user-round-x' title={name} hint={`${momentWords(at, now)} 屏蔽`}>
              <Button kind='quiet' busy={busy} label={`取消屏蔽 ${name}`} onTap={() => void unblock(key)}>
                取消屏蔽
              </Button>
            </Row>
          ))}
        </Rows>
      )}
      <FieldError id='blocked'>{failure?.message}</FieldError>
    </Card>
  )
}
