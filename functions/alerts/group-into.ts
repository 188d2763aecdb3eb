/** An alert that somebody has belong to an incident. The face for who groups them. */
import { isOpen } from '../../shared/alerts/lifecycle.ts'
import { reaches } from '../../shared/roles/policy.ts'
import { managingRoles } from '../../shared/roles/roles.ts'
import type { Actor } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { afterMove } from './after-move.ts'
import type { ListedAlert } from './listed.ts'
import { writesOf } from './make-move.ts'
import { partiesOf } from './policy.ts'
import { parseAlert } from './store.ts'

/**
 * The alert, if it is no drill and the actor runs its place; and the writes by which its own timeline says where it belongs, while it
 * is open and they are one who sends others there. Its escalation goes on as it was. `now`: milliseconds.
 */
export function groupInto(
  item: Item | undefined,
  actor: Actor,
  incident: string,
  now: number,
): { card: ListedAlert; writes: Write[] } | undefined {
  const alert = parseAlert(item)
  if (!alert || alert.card.drill || !reaches(actor.roles, managingRoles, alert.card.place.area)) return undefined
  const parties = partiesOf(actor, alert.card, undefined)
  if (!isOpen(alert.card.state) || !parties.includes('dispatcher')) return { card: alert.card, writes: [] }
  const mover = { parties, name: actor.name, personId: actor.id }
  const moved = afterMove(alert, 'group', mover, { text: incident }, isoTime(now))
  return { card: alert.card, writes: writesOf(alert, moved, {}) }
}
