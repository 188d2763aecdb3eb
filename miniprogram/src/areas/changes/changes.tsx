import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { History } from '../../ui/parts/history.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { changeIcons, changeWords } from '../../words/area-change.ts'

/** The history of a community's areas, the newest first; nothing in it is ever changed. */
export function Changes({ community }: { community: string }) {
  const now = useNow()
  const { reading, reread, more } = useList(`changes-${community}`, (cursor) =>
    api.call('listAreaChanges', { params: { area: community }, query: { cursor } }),
  )
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  const { items, cursor } = reading.value
  if (items.length === 0)
    return (
      <Empty icon='history' title='还没有调整过'>
        新增、改名、停用、合并、拆分都会记在这里，谁也改不了。
      </Empty>
    )
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      <Card>
        <History
          now={now}
          entries={items.map((change, index) => ({
            seq: items.length - index,
            at: change.at,
            icon: changeIcons[change.kind],
            who: change.byName,
            did: changeWords(change),
          }))}
        />
      </Card>
      {cursor && <Button onTap={more}>再看更多</Button>}
    </>
  )
}
