import type { AlertCard } from '../../shared/alerts/alert.ts'
import { makeId } from '../../shared/ids.ts'
import { operation } from '../http/operation.ts'
import type { Actor } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { afterMove, type Details } from './after-move.ts'
import { writesOf } from './make-move.ts'
import { openFor, whomFor } from './open.ts'
import { type Located, locate, namedPlace } from './place.ts'
import { type Pointer, parsePointer, pointTo, pointWitness } from './pointers.ts'
import { partiesOf } from './policy.ts'
import type { AlertPorts } from './ports.ts'
import { positionWrite } from './position.ts'
import { preparedFor } from './prepared.ts'
import { joining, knownAlerts, lastAt, type Pressing, parsePlace, placeKeys, witnessOf } from './pressing.ts'
import { heardOf, listening, ringNow } from './ring.ts'
import { ringAgain } from './ring-again.ts'
import type { StoredAlert } from './store.ts'
import type { Told } from './told.ts'
import { toCard } from './view.ts'

/** Neighbours of a whole house press at once; each time that one of them is written, the others look again. */
const PRESSES = 40

/**
 * Pressing the button. It is refused to nobody who is signed in, and for nothing that was said with it. Who has one open presses
 * that again; at a place where one was raised minutes ago one joins it as a witness; else it is a new one. What can be read at
 * once is: somebody waits.
 */
export const raiseAlert = operation('raiseAlert', {
  tries: PRESSES,
  reads({ body }, actor) {
    const named = namedPlace(body)
    return {
      own: keys.alerting(actor),
      prepared: body.prepared ? keys.prepared(actor) : undefined,
      picked: named === undefined ? undefined : keys.area(named),
      place: named === undefined ? [] : body.prepared ? lastAt(named) : placeKeys(named),
    }
  },
  begin({ body }, actor, { table }: AlertPorts, now) {
    const { household, kind } = body
    const area = namedPlace(body)
    if (area === undefined || body.prepared) return undefined
    const by = { party: 'raiser' as const, name: '', personId: actor }
    const at = { place: { area, name: '' }, ...(household ? { household } : {}) }
    const whom = whomFor(table, { ...at, by, kind, shortenings: [] }, now)
    // Whoever may not press, or is asked twice, never comes to look at it.
    whom.catch(() => undefined)
    return { area, household, whom }
  },
  async run({ actor, body, found, begun, now, commit }, ports: AlertPorts) {
    const { table } = ports
    const own = parsePointer(found.own)
    const located = await locate(table, actor, body, found.picked)
    const { area } = located.place
    const ready = preparedFor(found.prepared, { area, household: located.household, kind: body.kind }, now)
    const { there, shortenings } = ready
      ? { there: parsePointer(found.place[0]), shortenings: [] }
      : parsePlace(area, area === begun?.area ? found.place : await table.read(placeKeys(area)))
    const at = isoTime(now)
    const opening = {
      ...located,
      id: makeId('alr', now, ports.random),
      by: { party: 'raiser' as const, name: actor.name, personId: actor.id },
      kind: body.kind,
      forWhom: body.forWhom,
      text: body.text,
      pressedAt: body.pressedAt,
      drill: false,
      shortenings,
    }
    const isThat = begun?.area === area && begun.household === located.household && !shortenings.length
    const [known, whom] = await Promise.all([
      knownAlerts(table, own, there),
      ready?.whom ?? (isThat ? begun.whom : whomFor(table, opening, now)),
    ])
    const pressing = joining(known, there, actor, located, now)
    const pressed = pressing
      ? await pressedOn(ports, pressing, { actor, located, own, text: body.text }, now)
      : newOne(openFor(opening, whom, now), { own, there }, at)
    const { alert, writes, told } = pressed
    // Where whoever raised it is; a witness is looked for at the place.
    const theirs = alert.card.raiser === actor.id && body.position
    if (theirs) writes.push(positionWrite(alert.card.id, theirs, at))
    const where = ready ? heardOf(ready.sockets, told.ringing) : listening(table, told.ringing)
    const reply: AlertCard = toCard(alert.card, partiesOf(actor, alert.card, undefined), actor.id, now)
    const card = await commit(writes, reply)
    await ringNow(ports, told.ringing, where)
    return card
  },
})

interface Pressed {
  alert: StoredAlert
  writes: Write[]
  told: Told
}

const newOne = (
  { alert, writes, told }: Pressed,
  before: { own: Pointer | undefined; there: Pointer | undefined },
  at: string,
): Pressed => ({ alert, writes: [...writes, ...pointTo(alert.card, before, at)], told })

interface By {
  actor: Actor
  located: Located
  own: Pointer | undefined
  text: string | undefined
}

/** A press that is no alert of its own: it rings again for those who answer. */
async function pressedOn(
  { table }: AlertPorts,
  { alert, move, as }: Pressing,
  { actor, located, own, text }: By,
  now: number,
): Promise<Pressed> {
  const at = isoTime(now)
  const told = await ringAgain(table, alert, now)
  const said: Details = move === 'witness' ? { witness: witnessOf(actor, located, at), text } : { text }
  const mover = { parties: [as] as const, name: actor.name, personId: actor.id }
  const moved = afterMove(alert, move, mover, { ...said, tells: told.tells }, at)
  const pointing = move === 'witness' ? pointWitness(alert.card.id, actor.id, own, at) : []
  return { alert: moved.alert, writes: [...writesOf(alert, moved, said), ...told.writes, ...pointing], told }
}
