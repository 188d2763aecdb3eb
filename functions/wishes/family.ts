/** Whom a wish is for: sealed beside it, found by its household by a keyed hash, forgotten some time after the wish is over. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { DAY } from '../../shared/lifecycle.ts'
import { type Family, family } from '../../shared/wishes/wish.ts'
import { formerCodes } from '../areas/moved-on.ts'
import type { Actor } from '../people/actor.ts'
import { epochSeconds } from '../platform/clock.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { exists, isNew } from '../platform/expressions.ts'
import { queryAll } from '../platform/query-all.ts'
import type { Sealer } from '../platform/seal.ts'
import { keys } from '../platform/table.ts'
import { familyIndex, wishOf } from './store.ts'

/** After the end, for questions about what was brought. */
const KEPT = 90 * DAY

const storedFamily = z.object({ sealed: z.string(), expiresAt: z.optional(z.number()) })
const sealedOf = (wish: string) => `wish#${wish}`

export const householdHash = (sealer: Sealer, household: string): Promise<string> => sealer.index(household, 'wishFor')

/** `household`: the keyed hash of its code. The card is all that its household's list needs. */
export async function familyWrite(
  sealer: Sealer,
  wish: string,
  said: Family,
  household: string | undefined,
): Promise<Write> {
  const sealed = await sealer.seal(JSON.stringify(said), sealedOf(wish))
  const found = household ? { owner: familyIndex(household), ownerAt: wish, card: { id: wish } } : {}
  return { put: { ...keys.wishFamily(wish), sealed, ...found }, when: isNew }
}

/** Undefined where it is forgotten. */
export async function openFamily(
  sealer: Sealer,
  wish: string,
  item: Item | undefined,
  now: number,
): Promise<Family | undefined> {
  const kept = item && z.parse(storedFamily, item)
  if (!kept || (kept.expiresAt !== undefined && kept.expiresAt <= epochSeconds(now))) return undefined
  return z.parse(family, JSON.parse(await sealer.open(kept.sealed, sealedOf(wish))))
}

export const forgetFamilyLater = (wish: string, now: number): Write => ({
  update: keys.wishFamily(wish),
  changes: { set: { expiresAt: epochSeconds(now + KEPT) } },
  when: exists,
})

/**
 * The keyed hashes of the homes in which somebody verifiably lives, under the codes that these had before too, where their buildings came to
 * other grids: a wish keeps the one that it was entered with.
 */
export async function ownHashes(
  { sealer, table }: { sealer: Sealer; table: Table },
  { homes }: Pick<Actor, 'homes'>,
): Promise<string[]> {
  const own = homes.filter(({ verified }) => verified).map(({ household }) => household)
  const former = await Promise.all(own.map((household) => formerCodes(table, household)))
  return Promise.all([...own, ...former.flat()].map((household) => householdHash(sealer, household)))
}

/** The wishes of households, by their keyed hashes; as items. */
export async function wishesFor(table: Table, hashes: readonly string[]): Promise<(Item | undefined)[]> {
  const found = await Promise.all(
    hashes.map((hash) =>
      queryAll(table, { index: 'byOwner', pk: { name: 'owner', value: familyIndex(hash) }, ascending: false }),
    ),
  )
  const ids = found.flat().map(wishOf)
  return table.read(ids.map(keys.wish))
}
