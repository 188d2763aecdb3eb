import type { AlertCard } from '../../shared/alerts/alert.ts'
import { makeId } from '../../shared/ids.ts'
import type { Given } from '../../shared/routes.ts'
import { operation } from '../http/operation.ts'
import type { Actor } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { afterMove, type Details } from './after-move.ts'
import { writesOf } from './make-move.ts'
import { type Opening, openFor, whomFor } from './open.ts'
import { type Located, locate, namedPlace } from './place.ts'
import { type Pointer, parsePointer, pointTo, pointWitness } from './pointers.ts'
import { partiesOf } from './policy.ts'
import type { AlertPorts } from './ports.ts'
import { positionWrite } from './position.ts'
import { preparedFor } from './prepared.ts'
import { pressedAt } from './pressed-at.ts'
import { joining, knownAlerts, type Pressing, parsePlace, placeKeys, witnessOf } from './pressing.ts'
import { heardOf, listening, ringNow } from './ring.ts'
import { ringAgain } from './ring-again.ts'
import { toldElsewhere } from './said-where.ts'
import type { StoredAlert } from './store.ts'
import type { Told, ToTell } from './told.ts'
import { toCard } from './view.ts'
import { familyOf } from './whom.ts'

/** Neighbours of a whole house press at once; each time that one of them is written, the others look again. */
const PRESSES = 40

/**
 * Pressing the button. It is refused to nobody who is signed in, and for nothing that was said with it. Who has one open presses
 * that again, and at the code of another door says that it is there; at a place where one was raised minutes ago one joins it as a witness; else it is a new one. What was prepared while
 * the phone counted down is written without a read; what can be read at once else is: somebody waits.
 */
export const raiseAlert = operation('raiseAlert', {
  tries: PRESSES,
  async ahead({ body }, vouchers, ports: AlertPorts, now) {
    const ready = body.prepared && preparedFor(await vouchers.open('raiseAlert', body.prepared), body)
    if (!ready) return undefined
    const { by, place, household, own, there, whom, sockets } = ready
    const opening = openingBy(by, { place, ...(household ? { household } : {}) }, body, ports, now)
    const { alert, writes, told } = newOne(openFor(opening, whom, now), { own, there }, isoTime(now))
    return {
      version: by.version,
      writes: [...writes, ...positionOf(alert, body, now)],
      reply: shownTo({ ...by, homes: [] }, alert, now),
      after: () => ringNow(ports, told.ringing, heardOf(sockets, told.ringing)),
    }
  },
  reads({ body }, actor) {
    const named = namedPlace(body)
    return {
      own: keys.alerting(actor),
      picked: named === undefined ? undefined : keys.area(named),
      place: named === undefined ? [] : placeKeys(named),
    }
  },
  begin({ body }, actor, { table }: AlertPorts, now) {
    const { household, kind } = body
    const area = namedPlace(body)
    if (area === undefined) return undefined
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
    const { there, shortenings } = parsePlace(
      area,
      area === begun?.area ? found.place : await table.read(placeKeys(area)),
    )
    const opening = { ...openingBy(actor, located, body, ports, now), shortenings }
    const isThat = begun?.area === area && begun.household === located.household && !shortenings.length
    const [known, whom] = await Promise.all([
      knownAlerts(table, own, there),
      isThat ? begun.whom : whomFor(table, opening, now),
    ])
    const pressing = joining(known, there, actor, located, now, body.apart)
    const { alert, writes, told } = pressing
      ? await pressedOn(ports, pressing, { actor, located, own, body, picked: found.picked }, now)
      : newOne(openFor(opening, whom, now), { own, there }, isoTime(now))
    // Where whoever raised it is; a witness is looked for at the place.
    if (alert.card.raiser === actor.id) writes.push(...positionOf(alert, body, now))
    const where = listening(table, told.ringing)
    const card = await commit(writes, shownTo(actor, alert, now))
    await ringNow(ports, told.ringing, where)
    return card
  },
})

type Body = Given<'raiseAlert'>['body']

/** The alert that a press would open. */
const openingBy = (
  { id, name }: Pick<Actor, 'id' | 'name'>,
  located: Located,
  { kind, forWhom, where, text, pressedAt }: Body,
  { random }: AlertPorts,
  now: number,
): Opening => ({
  ...located,
  id: makeId('alr', now, random),
  by: { party: 'raiser', name, personId: id },
  kind,
  forWhom,
  where,
  text,
  pressedAt,
  drill: false,
  shortenings: [],
})

const positionOf = ({ card }: StoredAlert, { position }: Body, now: number): Write[] =>
  position ? [positionWrite(card.id, position, isoTime(now))] : []

const shownTo = (actor: Pick<Actor, 'id' | 'homes' | 'roles'>, { card }: StoredAlert, now: number): AlertCard =>
  toCard(card, partiesOf(actor, card, undefined), actor.id, now)

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
  body: Body
  /** The area that is named, where it is there. */
  picked: Item | undefined
}

/** Who lives with a witness, as far as they were not told of the alert as its own family. */
async function kinOf(table: Table, { card }: StoredAlert, { household }: Located, witness: string): Promise<ToTell[]> {
  if (!household || household === card.household) return []
  const kin = await familyOf(table, household, witness)
  return kin.map((each) => ({ ...each, title: '同处求助的家人', beside: witness }))
}

/**
 * A press that is no alert of its own: it rings again for those who answer, and for who lives with a witness; and for everybody who
 * was told, with those who are near, where the code of a door says that it is another place than they were told.
 */
async function pressedOn(
  { table }: AlertPorts,
  pressing: Pressing,
  { actor, located, own, body, picked }: By,
  now: number,
): Promise<Pressed> {
  const { alert, move, as } = pressing
  const { text, kind } = body
  const at = isoTime(now)
  const place = await pressedAt(table, pressing, body, picked)
  const meant = { kind: alert.card.kind, mover: actor.id, forward: true }
  const moves = place && (await toldElsewhere(table, alert, { ...meant, at: place }, now))
  const kin = move === 'witness' ? await kinOf(table, alert, located, actor.id) : []
  const told = moves?.told ?? (await ringAgain(table, alert, now, move === 'again', kin))
  const there = moves ? { at: place, policy: moves.policy, family: moves.family } : {}
  const said: Details = move === 'witness' ? { witness: witnessOf(actor, located, kind, at), text } : { text, ...there }
  const mover = { parties: [as] as const, name: actor.name, personId: actor.id }
  const moved = afterMove(alert, move, mover, { ...said, tells: told.tells }, at)
  const pointing = move === 'witness' ? pointWitness(alert.card.id, actor.id, own, at) : []
  const more = [...pointing, ...(moves?.more ?? [])]
  return { alert: moved.alert, writes: [...writesOf(alert, moved, said), ...told.writes, ...more], told }
}
