import type { AlertCard, AlertWitness } from '../../shared/alerts/alert.ts'
import { isOpen } from '../../shared/alerts/lifecycle.ts'
import { makeId } from '../../shared/ids.ts'
import { operation } from '../http/operation.ts'
import type { Actor } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Table, Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { afterMove, type Details } from './after-move.ts'
import { writesOf } from './make-move.ts'
import { openAlert, parseShortenings, shorteningKeys } from './open.ts'
import { type Located, locate } from './place.ts'
import { isFresh, isOnePlace, type Pointer, parsePointer, pointTo, pointWitness } from './pointers.ts'
import { partiesOf } from './policy.ts'
import type { AlertPorts } from './ports.ts'
import { positionWrite } from './position.ts'
import { ringNow } from './ring.ts'
import { ringAgain } from './ring-again.ts'
import { parseAlert, type StoredAlert } from './store.ts'
import type { Told } from './told.ts'
import { toCard } from './view.ts'

/**
 * Pressing the button. It is refused to nobody who is signed in, and for nothing that was said with it. Who has one open presses
 * that again; at a place where one was raised minutes ago one joins it as a witness; else it is a new one.
 */
export const raiseAlert = operation('raiseAlert', {
  reads: (_, actor) => ({ own: keys.alerting(actor) }),
  async run({ actor, body, found, now, commit }, ports: AlertPorts) {
    const { table } = ports
    const own = parsePointer(found.own)
    const located = await locate(table, actor, body)
    const known = await knownAt(table, located, own)
    const pressing = joining(known, actor, located, now)
    const at = isoTime(now)
    const withPosition = (id: string): Write[] => (body.position ? [positionWrite(id, body.position, at)] : [])
    if (pressing) {
      const { alert, move } = pressing
      const told = await ringAgain(table, alert, now)
      const details: Details =
        move === 'witness' ? { witness: witnessOf(actor, located, at), text: body.text } : { text: body.text }
      const mover = {
        parties: [move === 'witness' ? 'witness' : pressing.as] as const,
        name: actor.name,
        personId: actor.id,
      }
      const moved = afterMove(alert, move, mover, { ...details, tells: told.tells }, at)
      const pointing = move === 'witness' ? [pointWitness(alert.card.id, actor.id, own, at)] : []
      const writes = [...writesOf(alert, moved, details), ...told.writes, ...pointing]
      return ringing(commit, ports, writes, moved.alert, told, actor, now)
    }
    const id = makeId('alr', now, ports.random)
    const { alert, writes, told } = await openAlert(
      table,
      {
        ...located,
        id,
        by: { party: 'raiser', name: actor.name, personId: actor.id },
        kind: body.kind,
        forWhom: body.forWhom,
        text: body.text,
        pressedAt: body.pressedAt,
        drill: false,
        shortenings: known.shortenings,
      },
      now,
    )
    const all = [...writes, ...pointTo(alert.card, { own, there: known.there }, at), ...withPosition(id)]
    return ringing(commit, ports, all, alert, told, actor, now)
  },
})

type Commit = (writes: readonly Write[], reply: AlertCard) => Promise<AlertCard>

async function ringing(
  commit: Commit,
  ports: AlertPorts,
  writes: readonly Write[],
  { card }: StoredAlert,
  told: Told,
  actor: Actor,
  now: number,
): Promise<AlertCard> {
  const reply = await commit(writes, toCard(card, partiesOf(actor, card, undefined), actor.id, now))
  await ringNow(ports, told.ringing)
  return reply
}

interface Known {
  /** My alert, where I have one. */
  mine: StoredAlert | undefined
  there: Pointer | undefined
  /** The last alert at the place. */
  near: StoredAlert | undefined
  shortenings: ReturnType<typeof parseShortenings>
}

async function knownAt(table: Table, { place }: Located, own: Pointer | undefined): Promise<Known> {
  const shortening = shorteningKeys(place.area)
  const pointer = isOnePlace(place.area) ? [keys.alertingAt(place.area)] : []
  const mine = own ? [keys.alert(own.alert)] : []
  const items = await table.read([...shortening, ...pointer, ...mine])
  const there = parsePointer(pointer.length ? items[shortening.length] : undefined)
  const [near] = there ? await table.read([keys.alert(there.alert)]) : []
  return {
    mine: parseAlert(own ? items.at(-1) : undefined),
    there,
    near: parseAlert(near),
    shortenings: parseShortenings(items.slice(0, shortening.length)),
  }
}

interface Pressing {
  alert: StoredAlert
  move: 'again' | 'witness'
  as: 'raiser' | 'witness'
}

/** The open alert that this press belongs to: mine, or that of the same household, or one raised at the place minutes ago. */
function joining({ mine, there, near }: Known, actor: Actor, located: Located, now: number): Pressing | undefined {
  if (mine && isOpen(mine.card.state) && !mine.card.drill)
    return { alert: mine, move: 'again', as: mine.card.raiser === actor.id ? 'raiser' : 'witness' }
  if (!near || !there || !isOpen(near.card.state) || near.card.drill) return undefined
  const sameHousehold = located.household !== undefined && near.card.household === located.household
  return sameHousehold || isFresh(there, now) ? { alert: near, move: 'witness', as: 'witness' } : undefined
}

const witnessOf = ({ id, name }: Actor, { place }: Located, at: string): AlertWitness => ({
  person: id,
  name,
  detail: place.detail ?? '',
  at,
})
