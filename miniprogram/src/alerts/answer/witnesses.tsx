import type { Alert } from '../../../../shared/alerts/alert.ts'
import { alertKindWords } from '../../../../shared/alerts/kinds.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Tag } from '../../ui/parts/letter.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { Row, Rows } from '../../ui/parts/rows.tsx'
import { momentWords } from '../../words/time.ts'

/** Who pressed for the same place: nothing ends before each of them has been looked after. */
export function Witnesses({ alert, now, reread }: { alert: Alert; now: number; reread: () => void }) {
  const { busy, failure, act } = useAct()
  const { witnesses = [] } = alert
  if (witnesses.length === 0) return null
  const params = { alertId: alert.id }

  async function account(person: string) {
    await act({ person }, (key) => api.call('accountWitness', { params, body: { person }, key }), '记下了：已照看')
    reread()
  }

  return (
    <Card title={`同一处求助的 ${witnesses.length} 人`} tone={alert.unaccounted > 0 ? 'amber' : 'plain'}>
      {alert.unaccounted > 0 && <Soft>每一位都要确认平安，才能结束这起求助。</Soft>}
      <Rows label='同处求助的人'>
        {witnesses.map(({ person, name, place, detail, at, accountedAt, kind, text }) => (
          <Row
            key={person}
            icon='user-round'
            title={name}
            hint={[
              place !== alert.place.name && place,
              detail,
              kind && `说是${alertKindWords[kind]}`,
              text,
              momentWords(at, now),
            ]
              .filter(Boolean)
              .join(' · ')}
            value={accountedAt && <Tag icon='circle-check'>已照看</Tag>}
          >
            {!accountedAt && alert.moves.includes('account') && (
              <Button icon='check' busy={busy} label={`${name}已照看`} onTap={() => void account(person)}>
                已照看
              </Button>
            )}
          </Row>
        ))}
      </Rows>
      <FieldError id='account'>{failure?.message}</FieldError>
    </Card>
  )
}
