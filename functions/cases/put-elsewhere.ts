/** A case, or what is kept like one, comes to another place without a move of its own: its area got another code. */
import type { Item, Table } from '../platform/dynamo.ts'
import { atVersion } from '../platform/expressions.ts'
import type { Key } from '../platform/table.ts'
import { changesBetween } from './changes.ts'

const TRIES = 8

interface Elsewhere<T> {
  parse: (item: Item | undefined) => T | undefined
  itemOf: (kept: T) => Item & Key
  /** With its version one up; nothing where it is there already. */
  next: (kept: T) => T | undefined
}

/** May be made again. Throws where others change it again and again; then it is tried later. */
export async function putElsewhere<T extends { card: { version: number } }>(
  table: Table,
  key: Key,
  { parse, itemOf, next }: Elsewhere<T>,
): Promise<void> {
  for (let round = 0; round < TRIES; round++) {
    const before = parse((await table.read([key]))[0])
    const after = before && next(before)
    if (!before || !after) return
    const changes = changesBetween(itemOf(before), itemOf(after))
    if ((await table.write([{ update: key, changes, when: atVersion(before.card.version) }])).written) return
  }
  throw new Error(`${key.pk} is changed all the time`)
}

/** A card at a place, one version up. */
export const placedAt = <C extends { version: number }, P>(card: C, place: P) => ({
  ...card,
  place,
  version: card.version + 1,
})
