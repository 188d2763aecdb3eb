/** A move, from a call to the table: read, decide, and write alert, timeline, who is told and the answer in one transaction. */
import type { AlertCard } from '../../shared/alerts/alert.ts'
import type { AlertMove } from '../../shared/alerts/lifecycle.ts'
import { Refusal } from '../../shared/errors.ts'
import { moveWrites } from '../cases/case.ts'
import type { Actor } from '../people/actor.ts'
import { attach } from '../photos/attach.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { afterMove, type Details, type Moved } from './after-move.ts'
import { partiesOf } from './policy.ts'
import type { RingPorts } from './ports.ts'
import { listening, ringNow } from './ring.ts'
import { alertItem, parseAlert, type StoredAlert } from './store.ts'
import { parseTold, type Told } from './told.ts'
import { toCard } from './view.ts'
import { voiceWrites } from './voices.ts'

/** What every move reads beside its own. */
export const readsAlert = ({ params }: { params: { alertId: string } }, actor: string) => ({
  alert: keys.alert(params.alertId),
  told: keys.told(params.alertId, actor),
})

export interface MoveCall {
  actor: Actor
  found: { alert: Item | undefined; told: Item | undefined }
  now: number
  commit(writes: readonly Write[], reply: AlertCard): Promise<AlertCard>
}

/** The alert, if the actor may know of it; else `notFound`, whether it exists or not. */
export function knownAlert({ alert: item, told }: MoveCall['found'], actor: Actor) {
  const alert = parseAlert(item)
  const parties = alert ? partiesOf(actor, alert.card, parseTold(told)) : []
  if (!alert || parties.length === 0) throw new Refusal('notFound')
  return { alert, parties }
}

/** Makes a move and answers with the card as its maker sees it; then it rings for those whom the move tells. `more`: what is written with it. */
export async function makeMove(
  ports: RingPorts,
  call: MoveCall,
  move: AlertMove,
  details: Details = {},
  told?: Told,
  more: readonly Write[] = [],
): Promise<AlertCard> {
  const { actor, now } = call
  const { alert, parties } = knownAlert(call.found, actor)
  const mover = { parties, name: actor.name, personId: actor.id }
  const moved = afterMove(alert, move, mover, told ? { ...details, tells: told.tells } : details, isoTime(now))
  const after = partiesOf(actor, moved.alert.card, parseTold(call.found.told))
  const reply = toCard(moved.alert.card, after.length ? after : parties, actor.id, now)
  const where = told && listening(ports.table, told.ringing)
  const card = await call.commit([...writesOf(alert, moved, details), ...(told?.writes ?? []), ...more], reply)
  if (told && where) await ringNow(ports, told.ringing, where)
  return card
}

/** One transaction: the alert on condition of its version, the timeline entry, its photos. */
export const writesOf = (before: StoredAlert, { alert, entry }: Moved, details: Details): Write[] => [
  ...moveWrites(alertItem(before), alertItem(alert), before.card.version, entry),
  ...attach(details.photos ?? [], alert.card.id),
  ...voiceWrites(alert.card.id, details.voices ?? [], entry),
]
