/** Which open alert a press of the button belongs to, if to any. */
import { WITNESSES_MAX } from '../../shared/alerts/alert.ts'
import type { AlertKind } from '../../shared/alerts/kinds.ts'
import { isOpen } from '../../shared/alerts/lifecycle.ts'
import type { Actor } from '../people/actor.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { type Key, keys } from '../platform/table.ts'
import { parseShortenings, shorteningKeys } from './open.ts'
import type { Located } from './place.ts'
import { isFresh, isOnePlace, type Pointer, parsePointer } from './pointers.ts'
import { parseAlert, type StoredAlert, type StoredWitness } from './store.ts'
import { isAt } from './whereabouts.ts'

/** What is read of a place before anything is done there. */
export const placeKeys = (area: string): Key[] => [
  ...shorteningKeys(area),
  ...(isOnePlace(area) ? [keys.alertingAt(area)] : []),
]

export interface AtPlace {
  /** The last alert at the place. */
  there: Pointer | undefined
  shortenings: ReturnType<typeof parseShortenings>
}

/** `until`: for an alert that was raised then. */
export function parsePlace(area: string, items: readonly (Item | undefined)[], until?: string): AtPlace {
  const shortened = shorteningKeys(area).length
  return {
    there: isOnePlace(area) ? parsePointer(items[shortened]) : undefined,
    shortenings: parseShortenings(items.slice(0, shortened), until),
  }
}

export interface Known {
  /** My alert, where I have one. */
  mine: StoredAlert | undefined
  near: StoredAlert | undefined
}

export async function knownAlerts(table: Table, own: Pointer | undefined, there: Pointer | undefined): Promise<Known> {
  const wanted = [own, there].flatMap((pointer) => pointer?.alert ?? [])
  const items = await table.read(wanted.map(keys.alert))
  const at = (pointer: Pointer | undefined) => parseAlert(pointer && items[wanted.indexOf(pointer.alert)])
  return { mine: at(own), near: at(there) }
}

export interface Pressing {
  alert: StoredAlert
  move: 'again' | 'witness'
  as: 'raiser' | 'witness'
}

/**
 * The open alert that this press belongs to: mine, or that of the same household, or one raised at the place minutes ago; none of
 * who turned out to be somewhere else, for nobody comes to the place for that. One that has all the witnesses that it can hold takes no more: the press is an alert of its own; as is one of who says that theirs is
 * another thing (`apart`), for whom only what they raised themselves is the same.
 */
export function joining(
  { mine, near }: Known,
  there: Pointer | undefined,
  actor: Pick<Actor, 'id'>,
  located: Located,
  now: number,
  apart = false,
): Pressing | undefined {
  const as = mine?.card.raiser === actor.id ? 'raiser' : 'witness'
  if (mine && isOpen(mine.card.state) && !mine.card.drill && !(apart && as === 'witness'))
    return { alert: mine, move: 'again', as }
  if (apart || !near || !there || !isOpen(near.card.state) || near.card.drill) return undefined
  if (near.card.witnesses.length >= WITNESSES_MAX || !isAt(near.card, located.place.area)) return undefined
  const sameHousehold = located.household !== undefined && near.card.household === located.household
  return sameHousehold || isFresh(there, now) ? { alert: near, move: 'witness', as: 'witness' } : undefined
}

export const witnessOf = (
  { id, name }: Pick<Actor, 'id' | 'name'>,
  { place, household }: Located,
  kind: AlertKind | undefined,
  at: string,
): StoredWitness => ({
  person: id,
  name,
  place: place.name,
  area: place.area,
  detail: place.detail ?? '',
  at,
  ...(kind ? { kind } : {}),
  ...(household ? { household } : {}),
})
