/** Alerts that a device raises, or is part of: what other capabilities write of them. */
import { JOIN_WITHIN } from '../../shared/alerts/alert.ts'
import type { AlertKind } from '../../shared/alerts/kinds.ts'
import { isOpen } from '../../shared/alerts/lifecycle.ts'
import { makeId } from '../../shared/ids.ts'
import { isoTime } from '../platform/clock.ts'
import type { Table, Write } from '../platform/dynamo.ts'
import type { Random } from '../platform/random.ts'
import { keys } from '../platform/table.ts'
import { afterMove } from './after-move.ts'
import { writesOf } from './make-move.ts'
import { openAlert } from './open.ts'
import type { Located } from './place.ts'
import { type Pointer, parsePointer, pointTo } from './pointers.ts'
import { parsePlace, placeKeys } from './pressing.ts'
import type { Ringing } from './ring.ts'
import { ringAgain } from './ring-again.ts'
import { parseAlert, type StoredAlert } from './store.ts'
import { isAt } from './whereabouts.ts'

/** What a device says to an alert, and who: its name, and whose button it is. */
export interface Pressed extends Located {
  name: string
  /** Whose alert it is, in words: the person's too, where it is theirs. */
  raiserName: string
  kind: AlertKind
  text: string
  /** Whose button it is, where they joined: the alert is theirs. */
  person?: string | undefined
}

export interface Written {
  alert: string
  writes: Write[]
  ringing: readonly Ringing[]
}

const byDevice = (name: string) => ({ parties: ['device'] as const, name })

/** The alert, while it is open. */
export async function openAlertOf(table: Table, id: string | undefined): Promise<StoredAlert | undefined> {
  if (!id) return undefined
  const alert = parseAlert((await table.read([keys.alert(id)]))[0])
  return alert && isOpen(alert.card.state) ? alert : undefined
}

/**
 * An alarm that has no open alert of its own: it joins one of the same person or household, or of the same kind that was raised at
 * the building minutes ago, and rings again; else it is a new one. A fire is never a part of what is no fire.
 */
export async function raiseByDevice(table: Table, random: Random, pressed: Pressed, now: number): Promise<Written> {
  const { place, household, person, kind, name, raiserName, text } = pressed
  const [ownItem, ...placeItems] = await table.read([
    ...(person ? [keys.alerting(person)] : [NOBODY]),
    ...placeKeys(place.area),
  ])
  const own = person ? parsePointer(ownItem) : undefined
  const { there, shortenings } = parsePlace(place.area, placeItems)
  const [mine, near] = await Promise.all([own, there].map((pointer) => openAlertOf(table, pointer?.alert)))
  const joined = [mine, near].find((alert) => alert && isSame(alert, pressed, there, now))
  if (joined) return pressByDevice(table, joined, name, text, now)
  const by = { party: 'device' as const, name: raiserName, ...(person ? { personId: person } : {}) }
  const opening = { id: makeId('alr', now, random), by, place, kind, text, drill: false, shortenings }
  const whole = { ...opening, forWhom: 'self' as const, ...(household ? { household } : {}) }
  const { alert, writes, told } = await openAlert(table, whole, now)
  const pointing = pointTo(alert.card, { own, there }, isoTime(now))
  return { alert: alert.card.id, writes: [...writes, ...pointing], ringing: told.ringing }
}

/** There is nothing at this key, which keeps the others in their order. */
const NOBODY = keys.alerting('')

function isSame({ card }: StoredAlert, pressed: Pressed, there: Pointer | undefined, now: number): boolean {
  // A button that hangs at home is not where its person says to be instead.
  if (card.drill || !isAt(card, pressed.place.area)) return false
  if (pressed.person && card.raiser === pressed.person) return true
  if (pressed.household) return card.household === pressed.household
  const fresh = there?.alert === card.id && Date.parse(there.at) + JOIN_WITHIN > now
  return fresh && card.kind === pressed.kind && card.place.area === pressed.place.area
}

/** The device rings once more for those who answer. */
export async function pressByDevice(
  table: Table,
  alert: StoredAlert,
  name: string,
  text: string,
  now: number,
): Promise<Written> {
  const told = await ringAgain(table, alert, now)
  const details = { text, tells: told.tells }
  const moved = afterMove(alert, 'again', byDevice(name), details, isoTime(now))
  const writes = [...writesOf(alert, moved, details), ...told.writes]
  return { alert: alert.card.id, writes, ringing: told.ringing }
}

/** The device says something to all who are at it, and rings for nobody. */
export function sayByDevice(alert: StoredAlert, name: string, text: string, now: number): Written {
  const moved = afterMove(alert, 'say', byDevice(name), { text }, isoTime(now))
  return { alert: alert.card.id, writes: writesOf(alert, moved, {}), ringing: [] }
}
