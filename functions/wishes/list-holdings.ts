import { Refusal } from '../../shared/errors.ts'
import { movesFor } from '../../shared/lifecycle.ts'
import { holdingLifecycle } from '../../shared/wishes/holding-lifecycle.ts'
import type { HoldingEntry } from '../../shared/wishes/posts.ts'
import { entriesOf } from '../cases/entries.ts'
import { readPage } from '../http/listing.ts'
import { operation, type Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { keys, listIndexOf, queueOf } from '../platform/table.ts'
import { knownHolding } from './move-holding.ts'
import { holdingFactsOf, toHoldingCard } from './post-policy.ts'
import {
  holderIndex,
  parseHoldingCard,
  parseHoldingEntry,
  parseServicePost,
  type StoredHoldingEntry,
} from './post-store.ts'

export const listMyHoldings = operation('listMyHoldings', {
  async run({ actor, query }, { table }: Ports) {
    const listing = { index: 'byOwner', partition: holderIndex(actor.id), ascending: false } as const
    const { items, cursor } = await readPage(table, listing, query)
    return { items: items.map((item) => toHoldingCard(parseHoldingCard(item))), ...(cursor ? { cursor } : {}) }
  },
})

export const listHoldings = operation('listHoldings', {
  async run({ params, query }, { table }: Ports) {
    const index = listIndexOf(params.area)
    if (!index) throw new Refusal('badInput', { area: '请选网格或更大的范围' })
    const partition = queueOf('holding', params.area, query.stage)
    const listing = { index, partition, ascending: query.stage !== 'closed' }
    const { items, cursor } = await readPage(table, listing, query)
    return { items: items.map((item) => toHoldingCard(parseHoldingCard(item))), ...(cursor ? { cursor } : {}) }
  },
})

export const getHolding = operation('getHolding', {
  reads: ({ params }) => ({ holding: keys.holding(params.holdingId) }),
  async run({ actor, found, now }, { table }: Ports) {
    const { holding, parties } = knownHolding(found.holding, actor)
    const { card, note } = holding
    const [entries, [post]] = await Promise.all([
      entriesOf(table, keys.holding(card.id)),
      table.read([keys.servicePost(card.post)]),
    ])
    const { state, roundAt, dueAt, late } = card
    const at = isoTime(now)
    const facts = holdingFactsOf(card, at)
    const staff = !parties.includes('holder')
    return {
      ...toHoldingCard(card),
      text: parseServicePost(post)?.text ?? '',
      ...(note ? { note } : {}),
      entries: entries.map(parseHoldingEntry).map((entry) => toEntry(entry, staff || entry.by.personId === actor.id)),
      parties,
      moves: movesFor(holdingLifecycle, { state, roundAt, dueAt, late }, facts, parties, at),
    }
  },
})

/** Who holds a post reads all that was said of it; which of the staff said it is theirs to know. */
function toEntry(
  { seq, at, move, by, state, text, stars, month, minutes }: StoredHoldingEntry,
  named: boolean,
): HoldingEntry {
  return {
    seq,
    at,
    move,
    by: { party: by.party, ...(named ? { name: by.name } : {}) },
    state,
    ...(text ? { text } : {}),
    ...(stars ? { stars } : {}),
    ...(month ? { month } : {}),
    ...(minutes ? { minutes } : {}),
  }
}
