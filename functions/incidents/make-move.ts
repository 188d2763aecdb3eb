/** A move, from a call to the table: read, decide, and write incident, timeline, what comes with it and the answer in one transaction. */
import { Refusal } from '../../shared/errors.ts'
import type { IncidentCard } from '../../shared/incidents/incident.ts'
import type { IncidentMove } from '../../shared/incidents/lifecycle.ts'
import { moveWrites } from '../cases/case.ts'
import type { About } from '../http/audit.ts'
import type { Actor } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { afterMove, type Details, type Moved } from './after-move.ts'
import { partiesOf } from './policy.ts'
import { incidentItem, parseIncident, type StoredIncident } from './store.ts'

/** What every move reads beside its own. */
export const readsIncident = ({ params }: { params: { incidentId: string } }) => ({
  incident: keys.incident(params.incidentId),
})

/** The incident, if the actor may know of it; else `notFound`, whether it exists or not. */
export function knownIncident(item: Item | undefined, actor: Pick<Actor, 'id' | 'name' | 'roles'>) {
  const incident = parseIncident(item)
  const parties = incident ? partiesOf(actor, incident.card) : []
  if (!incident || parties.length === 0) throw new Refusal('notFound')
  return { incident, parties, mover: { parties, name: actor.name, personId: actor.id } }
}

export interface MoveCall {
  actor: Actor
  found: { incident: Item | undefined }
  now: number
  commit(writes: readonly Write[], reply: IncidentCard, about?: About): Promise<IncidentCard>
}

/** Those that the audit log holds too; of the others the timeline tells. */
const audited: readonly IncidentMove[] = ['callRoll', 'endRoll', 'close']

/** Makes a move and answers with the card. `more`: what is written with it, when the move was found to be allowed. */
export function makeMove(
  call: MoveCall,
  move: IncidentMove,
  details: Details = {},
  more: (before: StoredIncident) => readonly Write[] = () => [],
): Promise<IncidentCard> {
  const { incident, mover } = knownIncident(call.found.incident, call.actor)
  const moved = afterMove(incident, move, mover, details, isoTime(call.now))
  const { id, place } = incident.card
  const writes = [...writesOf(incident, moved), ...more(incident)]
  const about = audited.includes(move) ? { area: place.area, what: id } : undefined
  return call.commit(writes, moved.incident.card, about)
}

const writesOf = (before: StoredIncident, { incident, entry }: Moved): Write[] =>
  moveWrites(incidentItem(before), incidentItem(incident), before.card.version, entry)
