import * as z from 'zod/mini'
import { Refusal } from '../../shared/errors.ts'
import { type AuditCard, auditCard } from '../http/audit.ts'
import { cursorAfter, type Listing, placeIn, positionOf, readListing } from '../http/listing.ts'
import { operation, type Ports } from '../http/operation.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { listIndexOf, queueOf } from '../platform/table.ts'
import { peopleOf } from '../roles/names.ts'
import { toEntry } from './view.ts'

/** What is looked for beside the area and the time is looked for among so many entries, so many times, for one page. */
const READ_SIZE = 200
const READS_MAX = 5

interface Filter {
  by?: string | undefined
  operation?: string | undefined
  subject?: string | undefined
}

interface Wanted extends Filter {
  area: string
  from?: string | undefined
  to?: string | undefined
}

/** Looking at the log is itself audited, a page at a time, with what was looked for. */
export const listAudit = operation('listAudit', {
  async run({ query, commit }, { table }: Ports) {
    const listing = listingOf(query)
    const { cards, after } = await find(table, listing, query)
    const people = await peopleOf(
      table,
      cards.flatMap(({ subject }) => (subject?.startsWith('per_') ? [subject] : [])),
    )
    const items = cards.map((card) => toEntry(card, (person) => people.get(person)?.name))
    const cursor = cursorAfter(listing, after)
    return commit([], cursor ? { items, cursor } : { items }, { area: query.area, ...noteOf(query) })
  },
})

/** Entries are in the order of their time, which begins their sort key; a time alone comes before all of that time. */
function listingOf({ area, from, to }: Wanted): Listing {
  const index = listIndexOf(area)
  if (!index) throw new Refusal('badInput', { area: '请选择网格及以上的地点' })
  const between: [string, string] = [from ?? '0', to ?? '~']
  return { index, partition: queueOf('audit', area, 'closed'), ascending: false, range: { between } }
}

const matches = (card: AuditCard, { by, operation: done, subject }: Filter): boolean =>
  (by ?? card.by) === card.by &&
  (done ?? card.operation) === card.operation &&
  (subject === undefined || subject === card.subject || subject === card.what)

/** The next entries that match, and where to go on: where the page was full, or where the looking stopped. */
async function find(table: Table, listing: Listing, wanted: Filter & { limit: number; cursor?: string | undefined }) {
  const { limit, by, operation: done, subject } = wanted
  const all = by === undefined && done === undefined && subject === undefined
  const cards: AuditCard[] = []
  let after: Item | undefined = placeIn(listing, wanted.cursor)
  for (let reads = 0; reads < READS_MAX; reads++) {
    const { items, last } = await readListing(table, listing, after, all ? limit : READ_SIZE)
    for (const item of items) {
      const card = z.parse(auditCard, item.card)
      if (!matches(card, wanted)) continue
      cards.push(card)
      if (cards.length === limit) return { cards, after: item === items.at(-1) ? last : positionOf(listing, item) }
    }
    after = last
    if (!after) break
  }
  return { cards, after }
}

/** What was looked for, for the log. */
function noteOf({ from, to, by, operation: done, subject }: Wanted): { note?: string } {
  const given = Object.entries({ from, to, by, operation: done, subject })
  const note = given.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`])).join(' ')
  return note ? { note } : {}
}
