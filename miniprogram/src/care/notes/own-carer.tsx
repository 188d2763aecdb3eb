import { useState } from 'react'
import type { Care } from '../../../../shared/care/contract.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useNow } from '../../live/use-now.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { Row, Rows } from '../../ui/parts/rows.tsx'
import { momentWords } from '../../words/time.ts'

/** Who cares, to whose record it is; and how one says no to them. */
export function OwnCarer({ care, done }: { care: Care; done: () => void }) {
  const now = useNow()
  const [asking, setAsking] = useState(false)
  const { act, busy, failure } = useAct()
  const { carer, subject } = care
  if (!carer)
    return (
      <Card title='照护人'>
        <Soft>还没有照护人。社区工作人员可以安排一位，安排了您在这里能看到是谁，也可以不要。</Soft>
      </Card>
    )
  async function decline() {
    const wish = { params: { subject } }
    if (!(await act(wish, () => api.call('endCarer', wish), '已请社区换一位'))) return
    setAsking(false)
    done()
  }
  return (
    <Card title='照护人'>
      <Rows label='照护人'>
        <Row
          icon='hand-heart'
          title={`${carer.name}（${carer.title}）`}
          hint={`${momentWords(carer.since, now)} 起照护`}
        />
      </Rows>
      <Button wide onTap={() => setAsking(true)}>
        不要这位照护人
      </Button>
      {asking && (
        <Confirm
          title={`不要${carer.name}照护`}
          word='不要这位照护人'
          busy={busy}
          failure={failure}
          onYes={() => void decline()}
          onClose={() => setAsking(false)}
        >
          <Box>{carer.name}马上就看不到照护信息了，社区不会再安排这一位。照护信息还在，社区可以另外安排别人。</Box>
        </Confirm>
      )}
    </Card>
  )
}
