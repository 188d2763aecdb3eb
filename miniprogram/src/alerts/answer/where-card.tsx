import type { Alert } from '../../../../shared/alerts/alert.ts'
import { Card } from '../../ui/parts/card.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { type Telling, useDescribing } from '../mine/use-describing.ts'
import { WherePart } from '../mine/where-part.tsx'
import { knowPlace } from '../ring/ringing.ts'

/** Whoever goes has found out where it is, by a call or at the door: whoever else comes is told. */
export function WhereCard({ alert, done }: { alert: Alert; done: () => void }) {
  const describing = useDescribing(alert, done)
  function tell(body: Telling, word: string) {
    knowPlace(alert.id, body)
    return describing.tell(body, word)
  }
  return (
    <Card title='问清楚人在哪里了吗'>
      <Soft>点一下，求助的人和所有来的人都会知道；换了地方的会重新通知。</Soft>
      <WherePart alert={alert} describing={{ ...describing, tell }} />
      <FieldError id='alert-where'>{describing.failure?.message}</FieldError>
    </Card>
  )
}
