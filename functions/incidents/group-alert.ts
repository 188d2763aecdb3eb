import { Refusal } from '../../shared/errors.ts'
import { groupInto } from '../alerts/group-into.ts'
import { operation, type Ports } from '../http/operation.ts'
import type { Actor } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { type Condition, isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { makeMove, readsIncident } from './make-move.ts'
import { type Grouped, groupedItem, parseGrouped } from './store.ts'

interface Given {
  params: { incidentId: string }
  body: { alert: string }
}

const reads = (given: Given) => ({
  ...readsIncident(given),
  alert: keys.alert(given.body.alert),
  row: keys.grouped(given.params.incidentId, given.body.alert),
})

/** As it was read: the worker may write it at any moment. */
const asRead = (item: Item | undefined): Condition => {
  const before = parseGrouped(item)
  if (!before) return isNew
  return before.apart
    ? { expression: 'apart = :apart', values: { ':apart': true } }
    : { expression: 'attribute_exists(pk) AND attribute_not_exists(apart)' }
}

const rowWrite = (incident: string, row: Grouped, found: Item | undefined): Write => ({
  put: groupedItem(incident, row),
  when: asRead(found),
})

const byOf = ({ id, name }: Actor) => ({ by: name, byPerson: id })

/** The alert as it was found, if the actor runs its place. Throws `badInput`. */
function alertOf(item: Item | undefined, actor: Actor, incident: string, now: number) {
  const alert = groupInto(item, actor, incident, now)
  if (!alert) throw new Refusal('badInput', { alert: '没有这起求助，或不在您的辖区' })
  return alert
}

export const groupAlert = operation('groupAlert', {
  reads,
  run: async (call, _: Ports) =>
    makeMove(call, 'group', { alert: call.body.alert }, ({ card: incident }) => {
      const { actor, body, found, now } = call
      const { card, writes } = alertOf(found.alert, actor, incident.name, now)
      const before = parseGrouped(found.row)
      if (before && !before.apart) throw new Refusal('wrongState')
      const row = { alert: body.alert, area: card.place.area, at: isoTime(now), ...byOf(actor) }
      return [rowWrite(incident.id, row, found.row), ...writes]
    }),
})

export const ungroupAlert = operation('ungroupAlert', {
  reads,
  run: async (call, _: Ports) =>
    makeMove(call, 'ungroup', { alert: call.body.alert }, ({ card: incident }) => {
      const { actor, body, found, now } = call
      const { card } = alertOf(found.alert, actor, incident.name, now)
      if (parseGrouped(found.row)?.apart) throw new Refusal('wrongState')
      const row = { alert: body.alert, area: card.place.area, at: isoTime(now), ...byOf(actor), apart: true }
      return [rowWrite(incident.id, row, found.row)]
    }),
})
