/** Service posts and holdings in the table: items, cards (all that an index carries), the timeline of a holding. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { ancestorAt } from '../../shared/areas/code.ts'
import { personId } from '../../shared/people/person.ts'
import { holdingLifecycle } from '../../shared/wishes/holding-lifecycle.ts'
import { holdingCard, holdingEntry, servicePostCard } from '../../shared/wishes/posts.ts'
import { claimer } from '../../shared/wishes/wish.ts'
import { timelineEnd } from '../cases/case.ts'
import { changesBetween } from '../cases/changes.ts'
import { readersOf, storedEntryOf } from '../cases/stored.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { atVersion, isNew } from '../platform/expressions.ts'
import { queryAll } from '../platform/query-all.ts'
import { dueKeys, type Key, keys, queueKeys } from '../platform/table.ts'

export const storedPost = z.object({ card: servicePostCard, text: z.string() })
export type StoredPost = z.infer<typeof storedPost>

export const parseServicePost = (item: Item | undefined): StoredPost | undefined => item && z.parse(storedPost, item)
export const parsePostCard = (item: Item) => z.parse(servicePostCard, item.card)

export const openPostsIndex = (community: string) => `${community}#servicePost`

export function postItem(post: StoredPost): Item & Key {
  const { card } = post
  const community = ancestorAt(card.place.area, 'community')
  return {
    ...keys.servicePost(card.id),
    ...post,
    version: card.version,
    ...(community && !card.closed ? { public: openPostsIndex(community), publicAt: card.id } : {}),
    ...queueKeys('servicePost', card.place.area, card.closed ? 'closed' : 'open', card.id),
  }
}

export const newPostWrite = (post: StoredPost): Write => ({ put: postItem(post), when: isNew })

/** One version up, on condition of the one that was read: so never more hold it than it has seats. */
export function changePostWrite(before: StoredPost, changes: Partial<StoredPost['card']>, text = before.text): Write {
  const after = { text, card: { ...before.card, ...changes, version: before.card.version + 1 } }
  return {
    update: keys.servicePost(before.card.id),
    changes: changesBetween(postItem(before), postItem(after)),
    when: atVersion(before.card.version),
  }
}

export const storedHoldingCard = z.extend(holdingCard, { holder: claimer, holderId: personId })
export type StoredHoldingCard = z.infer<typeof storedHoldingCard>

export const storedHolding = z.object({
  card: storedHoldingCard,
  note: z.optional(z.string()),
  ...timelineEnd,
})
export type StoredHolding = z.infer<typeof storedHolding>

export const storedHoldingEntry = storedEntryOf(holdingEntry)
export type StoredHoldingEntry = z.infer<typeof storedHoldingEntry>

export const {
  parseWhole: parseHolding,
  parseCard: parseHoldingCard,
  parseEntry: parseHoldingEntry,
} = readersOf(storedHolding, storedHoldingCard, storedHoldingEntry)

export const holderIndex = (person: string) => `${person}#holding`

/** Lists stand by when it was asked for. */
export function holdingItem(holding: StoredHolding): Item & Key {
  const { card } = holding
  const { stage } = holdingLifecycle.states[card.state]
  return {
    ...keys.holding(card.id),
    ...holding,
    version: card.version,
    owner: holderIndex(card.holderId),
    ownerAt: card.id,
    ...queueKeys('holding', card.place.area, stage, `${card.askedAt}#${card.id}`),
    ...(card.dueAt && !card.late ? dueKeys(card.id, card.dueAt) : {}),
  }
}

const heldRow = z.object({ holding: z.string() })

/** That somebody holds a post, so that nobody does twice and its holders are found. */
export const heldWrite = ({ post, holderId, id }: StoredHoldingCard): Write => ({
  put: { ...keys.heldPost(post, holderId), holding: id },
  when: isNew,
})
export const parseHeld = (item: Item | undefined): string | undefined => item && z.parse(heldRow, item).holding

/** Those who hold a post, or asked to. */
export async function holdingsOf(table: Table, post: string): Promise<StoredHolding[]> {
  const rows = await queryAll(table, {
    pk: { name: 'pk', value: keys.servicePost(post).pk },
    sk: { name: 'sk', beginsWith: 'HELD#' },
    ascending: true,
    consistent: true,
  })
  const items = await table.read(rows.flatMap((row) => parseHeld(row) ?? []).map(keys.holding))
  return items.flatMap((item) => parseHolding(item) ?? [])
}
