/** Joins in the table: the join's item, its card (all that an index carries), and its timeline. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { joinCard, joinEntry } from '../../shared/households/join.ts'
import { joinLifecycle } from '../../shared/households/lifecycle.ts'
import { personId } from '../../shared/people/person.ts'
import { timelineEnd } from '../cases/case.ts'
import { readersOf, storedEntryOf } from '../cases/stored.ts'
import type { Item } from '../platform/dynamo.ts'
import { dueKeys, type Key, keys, queueKeys } from '../platform/table.ts'

/** The card with what its viewers may not all see. `name` is what the applicant is known by here, `given` the name that they gave, sealed as `name#<join>`. */
export const storedCard = z.extend(joinCard, { personId, given: z.optional(z.string()) })
export type StoredCard = z.infer<typeof storedCard>

export const storedJoin = z.object({
  card: storedCard,
  /** What the applicant wrote to the staff, sealed as `note#<join>`. */
  note: z.optional(z.string()),
  ...timelineEnd,
})
export type StoredJoin = z.infer<typeof storedJoin>

export const storedEntry = storedEntryOf(joinEntry)
export type StoredEntry = z.infer<typeof storedEntry>

export const { parseWhole: parseJoin, parseCard, parseEntry } = readersOf(storedJoin, storedCard, storedEntry)

export const ownerIndex = (person: string) => `${person}#join`

/** What a name and a note are sealed as. */
export const nameOf = (join: string) => `name#${join}`
export const noteOf = (join: string) => `note#${join}`

/** The join as an item: with its version, and with the index keys that follow from its card. */
export function joinItem(join: StoredJoin): Item & Key {
  const { card } = join
  const { stage } = joinLifecycle.states[card.state]
  return {
    ...keys.join(card.id),
    ...join,
    version: card.version,
    owner: ownerIndex(card.personId),
    ownerAt: card.id,
    ...queueKeys('join', card.household, stage, (stage !== 'closed' && card.dueAt) || card.changedAt),
    ...(card.dueAt && !card.late ? dueKeys(card.id, card.dueAt) : {}),
  }
}
