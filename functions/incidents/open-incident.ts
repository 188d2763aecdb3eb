import { levelOf } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { makeId } from '../../shared/ids.ts'
import { incidentLevels, type NewIncident } from '../../shared/incidents/incident.ts'
import { incidentLifecycle } from '../../shared/incidents/lifecycle.ts'
import { parseArea } from '../areas/area.ts'
import { openCase, openWrites } from '../cases/case.ts'
import { operation, type Ports } from '../http/operation.ts'
import type { Actor } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import { isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { incidentItem, type StoredIncident } from './store.ts'

/** An area stands in 急 by one incident at a time. What is open there is grouped by the worker, whatever comes too. */
export const openIncident = operation('openIncident', {
  reads: ({ body }) => ({ area: keys.area(body.area), emergency: keys.emergency(body.area) }),
  async run({ actor, body, found, now, commit }, { random }: Ports) {
    const area = parseArea(found.area)
    if (!incidentLevels.some((level) => level === levelOf(body.area)))
      throw new Refusal('badInput', { area: '请选择社区、街道或区' })
    if (!area || area.closedAt) throw new Refusal('badInput', { area: '没有这个地点，或已停用' })
    if (found.emergency) throw new Refusal('wrongState')
    const place = { area: area.code, level: area.level, name: area.fullName }
    const { incident, writes } = opened(makeId('inc', now, random), actor, { ...body, place }, isoTime(now))
    const stands = { put: { ...keys.emergency(area.code), incident: incident.card.id }, when: isNew }
    return commit([...writes, stands], incident.card, { area: area.code, what: incident.card.id })
  },
})

type Opening = Pick<NewIncident, 'name' | 'kind' | 'text'> & Pick<StoredIncident['card'], 'place'>

function opened(id: string, { id: personId, name: by }: Actor, { name, kind, text, place }: Opening, at: string) {
  const said = { ...(text ? { text } : {}), audience: { people: [], areas: [place.area] } }
  const { standing, entry, end } = openCase(incidentLifecycle, id, 'commander', { name: by, personId }, said, at)
  const card = { ...standing, id, version: 1, changedAt: at, place, name, kind, openedAt: at, openedBy: by }
  const incident: StoredIncident = { card, ...(text ? { text } : {}), opener: personId, rolling: [], ...end }
  return { incident, writes: openWrites(incidentItem(incident), entry) }
}
