/** How the family and the emergency contacts of who asks for help were told. */
import type { Alert } from '../../../../shared/alerts/alert.ts'
import { Card } from '../../ui/parts/card.tsx'
import { Row, Rows } from '../../ui/parts/rows.tsx'
import { wayLines } from '../answer/told-list.tsx'

export function OwnPeople({ alert: { toldList = [] } }: { alert: Alert }) {
  if (toldList.length === 0) return null
  return (
    <Card title='通知了您的家人'>
      <Rows label='通知到的家人和紧急联系人'>
        {toldList.map((each) => (
          <Row
            key={`${each.name} ${each.title}`}
            icon={each.seenAt ? 'eye' : 'bell'}
            title={`${each.name}（${each.title}）`}
            hint={wayLines(each).join(' · ') || '正在通知'}
            value={each.seenAt ? '已看到' : undefined}
          />
        ))}
      </Rows>
    </Card>
  )
}
