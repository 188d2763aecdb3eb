/**
 * Dependants: someone of a household without a phone, whose record a member or the grid worker keeps. What is said of them
 * is sealed as one; a row beside their care says which household keeps them.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { householdCode } from '../../shared/areas/contract.ts'
import { type Dependant, dependantId, dependantKinds, type NewDependant } from '../../shared/households/household.ts'
import { personId } from '../../shared/people/person.ts'
import { removalOf } from '../care/forget.ts'
import { parseCare } from '../care/record.ts'
import type { Actor } from '../people/actor.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { exists, isNew } from '../platform/expressions.ts'
import type { Sealer } from '../platform/seal.ts'
import { keys } from '../platform/table.ts'

export const storedDependant = z.object({
  id: dependantId,
  kind: z.enum(dependantKinds),
  /** Name, relation, birth and note as JSON, sealed as `dependant#<id>`. */
  sealed: z.string(),
  keptBy: z.object({ person: personId, name: z.string(), staff: z.boolean() }),
  keptAt: z.string(),
  version: z.int(),
})
export type StoredDependant = z.infer<typeof storedDependant>

const said = z.object({
  name: z.string(),
  relation: z.string(),
  bornOn: z.optional(z.string()),
  note: z.optional(z.string()),
})

export const parseDependant = (item: Item | undefined): StoredDependant | undefined =>
  item && z.parse(storedDependant, item)

/** The household that keeps a dependant, from the row at `keys.keptAt`. */
export const parseKeptAt = (item: Item | undefined): string | undefined =>
  item && z.parse(z.object({ household: householdCode }), item).household

const sealedAs = (id: string) => `dependant#${id}`

/** What is kept of a dependant, opened. */
export async function openDependant(
  sealer: Sealer,
  { id, kind, sealed, keptBy, keptAt }: StoredDependant,
): Promise<Dependant> {
  const opened = z.parse(said, JSON.parse(await sealer.open(sealed, sealedAs(id))))
  return { id, kind, ...opened, keptBy: { name: keptBy.name, staff: keptBy.staff }, keptAt }
}

/** A dependant as it is kept by who says so now. */
export async function sealDependant(
  sealer: Sealer,
  id: string,
  { kind, ...rest }: NewDependant,
  by: { actor: Pick<Actor, 'id' | 'name'>; staff: boolean },
  at: string,
  version = 1,
): Promise<StoredDependant> {
  const sealed = await sealer.seal(JSON.stringify(rest), sealedAs(id))
  const keptBy = { person: by.actor.id, name: by.actor.name, staff: by.staff }
  return { id, kind, sealed, keptBy, keptAt: at, version }
}

export const keepWrites = (household: string, dependant: StoredDependant): Write[] => [
  { put: { ...keys.dependant(household, dependant.id), ...dependant }, when: isNew },
  { put: { ...keys.keptAt(dependant.id), household }, when: isNew },
]

/** A dependant's record gone, and what is kept for their care, as it was read at `keys.care`. */
export function forgetWrites(household: string, { id }: Pick<StoredDependant, 'id'>, care: Item | undefined): Write[] {
  const record = parseCare(care)
  return [
    { remove: keys.dependant(household, id), when: exists },
    { remove: keys.keptAt(id) },
    ...(record ? removalOf(record) : [{ check: keys.care(id), when: isNew }]),
  ]
}
