import { useState } from 'react'
import type { Care, Carer } from '../../../../shared/care/contract.ts'
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

/** Who cares, to whose record it is; and how one says no to them: to who stood there when the question was asked. */
export function OwnCarer({ care, reread }: { care: Care; reread: () => void }) {
  const now = useNow()
  const [asking, setAsking] = useState<Carer>()
  const [changed, setChanged] = useState(false)
  const { act, busy, failure } = useAct()
  const { carer, subject } = care
  const note = changed && <Box role='alert'>照护人刚刚变了，您刚才的选择没有生效。请看现在是谁，再决定。</Box>
  const tone = changed ? 'amber' : 'plain'
  if (!carer)
    return (
      <Card title='照护人' tone={tone}>
        {note}
        <Soft>还没有照护人。社区工作人员可以安排一位，安排了您在这里能看到是谁，也可以不要。</Soft>
      </Card>
    )
  const close = (isChanged: boolean) => {
    setAsking(undefined)
    setChanged(isChanged)
    reread()
  }
  async function decline({ person }: Carer) {
    const wish = { params: { subject }, query: { person, declines: 'true' } } as const
    const send = async () => {
      const outcome = await api.call('endCarer', wish)
      if (!outcome.ok && outcome.failure.code === 'changedMeanwhile') close(true)
      return outcome
    }
    if (await act(wish, send, '已取消，社区可以另外安排')) close(false)
  }
  return (
    <Card title='照护人' tone={tone}>
      {note}
      <Rows label='照护人'>
        <Row
          icon='hand-heart'
          title={`${carer.name}（${carer.title}）`}
          hint={`${momentWords(carer.since, now)} 起照护`}
        />
      </Rows>
      <Button wide onTap={() => setAsking(carer)}>
        不要这位照护人
      </Button>
      {asking && (
        <Confirm
          title={`不要${asking.name}照护`}
          word='不要这位照护人'
          busy={busy}
          failure={failure}
          onYes={() => void decline(asking)}
          onClose={() => setAsking(undefined)}
        >
          <Box>{asking.name}马上就看不到照护信息了，社区不会再安排这一位。照护信息还在，社区可以另外安排别人。</Box>
        </Confirm>
      )}
    </Card>
  )
}
