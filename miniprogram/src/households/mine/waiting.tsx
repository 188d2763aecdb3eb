import { useState } from 'react'
import type { Household } from '../../../../shared/households/household.ts'
import type { JoinCard } from '../../../../shared/households/join.ts'
import { relationWords } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useNow } from '../../live/use-now.ts'
import { ConsentSheet } from '../../privacy/consent-sheet.tsx'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { Line } from '../../ui/parts/prose.tsx'
import { Row, Rows } from '../../ui/parts/rows.tsx'
import { momentWords } from '../../words/time.ts'

/** Those who ask to belong to my household, for me to confirm. */
export function Waiting({ household, done }: { household: Household; done: () => void }) {
  const now = useNow()
  const [vouching, setVouching] = useState<JoinCard>()
  if (household.waiting.length === 0) return null
  return (
    <Card title='等您确认' tone='brand'>
      <Rows label='等您确认'>
        {household.waiting.map((join) => (
          <Row
            key={join.id}
            icon={join.child ? 'baby' : 'user-round-plus'}
            title={join.name}
            hint={`${relationWords[join.relation]}${join.child ? '，未满 14 岁' : ''}，${momentWords(join.openedAt, now)} 申请`}
          >
            <Button label={`确认是家人：${join.name}`} onTap={() => setVouching(join)}>
              确认是家人
            </Button>
          </Row>
        ))}
      </Rows>
      <Line icon='info'>不认识的不用管，由社区核实。</Line>
      {vouching && <Vouch join={vouching} done={done} onClose={() => setVouching(undefined)} />}
    </Card>
  )
}

function Vouch({ join, done, onClose }: { join: JoinCard; done: () => void; onClose: () => void }) {
  const { act, busy, failure } = useAct()
  const consent = failure?.code === 'consentNeeded'
  const [refused, setRefused] = useState(false)
  async function vouch() {
    setRefused(false)
    const wish = { params: { joinId: join.id } }
    if (!(await act(wish, (key) => api.call('vouchJoin', { ...wish, key }), `${join.name} 已是这一户的成员`))) return
    onClose()
    done()
  }
  if (consent && !refused)
    return <ConsentSheet purpose='child' onGiven={() => void vouch()} onClose={() => setRefused(true)} />
  return (
    <Confirm
      title={`确认 ${join.name} 是家人`}
      word='确认是家人'
      busy={busy}
      failure={consent ? undefined : failure}
      onYes={() => void vouch()}
      onClose={onClose}
    >
      <Box>
        {join.child
          ? '确认后，他成为这一户的成员，您是他在这一户的监护人。'
          : '确认后，他马上成为这一户的成员，能看到各位成员的称呼，也能邀请别人。'}
      </Box>
    </Confirm>
  )
}
