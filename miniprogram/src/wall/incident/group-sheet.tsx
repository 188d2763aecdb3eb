import { covers } from '../../../../shared/areas/code.ts'
import type { Incident } from '../../../../shared/incidents/incident.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { managingRoles } from '../../../../shared/roles/roles.ts'
import { kindWord, placeWords } from '../../alerts/ring/words.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { FieldError } from '../../ui/parts/field.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { Rows, RowTap } from '../../ui/parts/rows.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { momentWords } from '../../words/time.ts'
import { areasOf } from '../../work/areas-of.ts'

/** The open alerts of all that one runs around the incident which do not belong to it yet. */
export function GroupSheet({
  me,
  incident,
  onDone,
  onClose,
}: {
  me: Me
  incident: Incident
  onDone: () => void
  onClose: () => void
}) {
  const now = useNow()
  const { act, busy, failure } = useAct()
  const own = areasOf(me.roles, managingRoles).find(({ code }) => covers(code, incident.place.area))
  const district = 6
  const area = own && own.code.length >= district ? own.code : incident.place.area.slice(0, district)
  const { reading, reread } = useReading(() => api.call('listAlerts', { params: { area }, query: { limit: 50 } }), {
    key: area,
  })
  const params = { incidentId: incident.id }
  async function group(alert: string) {
    const body = { alert }
    const done = await act(body, (key) => api.call('groupAlert', { params, body, key }), '已归入')
    if (done) onDone()
  }
  if (reading.state === 'loading')
    return (
      <Sheet title='归入求助' onClose={onClose}>
        <Skeleton cards={1} />
      </Sheet>
    )
  if (reading.state === 'failed')
    return (
      <Sheet title='归入求助' onClose={onClose}>
        <ErrorState failure={reading.failure} retry={reread} />
      </Sheet>
    )
  const others = reading.value.items.filter(
    ({ id, drill }) => !drill && !incident.alerts.some((grouped) => grouped.id === id),
  )
  return (
    <Sheet title='归入求助' onClose={onClose}>
      <Soft>{others.length === 0 ? '您的辖区里没有其他进行中的求助。' : '点一起，就归入这次事件。'}</Soft>
      <FieldError id='group'>{failure?.message}</FieldError>
      <Rows>
        {others.map((card) => (
          <RowTap
            key={card.id}
            icon='plus'
            title={kindWord(card.kind)}
            hint={`${placeWords(card)}，${momentWords(card.raisedAt, now)}`}
            onTap={() => !busy && void group(card.id)}
          />
        ))}
      </Rows>
    </Sheet>
  )
}
