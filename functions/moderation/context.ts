/** What a decision takes beside the post itself: what was said around it, and what became of its author's other posts. */
import type { Post } from '../../shared/channels/post.ts'
import { CONTEXT, RECORD } from '../../shared/moderation/reasons.ts'
import { logOf, parseEvent, type Row, rowKey } from '../channels/log.ts'
import { ownerIndex, parseCard, type StoredCard } from '../channels/post.ts'
import { fromRow, NOTHING_OWN } from '../channels/view.ts'
import type { PhotoUrls } from '../photos/urls.ts'
import type { Table } from '../platform/dynamo.ts'
import { indexes } from '../platform/table.ts'

/** Among the events there are such that only say that a post changed. */
const EVENTS = 4 * CONTEXT

/** The posts of its channel or thread before and after it, in their order; before one that was never shown, the last ones. */
export async function around(table: Table, card: StoredCard, reader: string, urls: PhotoUrls) {
  const [before, after] = await Promise.all([
    rows(table, card, false),
    card.seq === undefined ? [] : rows(table, card, true),
  ])
  const show = (found: Row[]): Promise<Post[]> =>
    Promise.all(found.map((row) => fromRow(row, reader, NOTHING_OWN, urls)))
  return { before: await show(before.reverse()), after: await show(after) }
}

async function rows(table: Table, card: StoredCard, ascending: boolean): Promise<Row[]> {
  const { items } = await table.query({
    pk: { name: 'pk', value: logOf(card).pk },
    sk: { name: 'sk', beginsWith: 'LOG#' },
    ascending,
    limit: EVENTS,
    after: card.seq === undefined ? undefined : { ...rowKey(card, card.seq) },
    consistent: true,
  })
  return items
    .map(parseEvent)
    .filter((event) => event.what === 'posted')
    .slice(0, CONTEXT)
}

/** What became of the author's last posts. */
export async function recordOf(table: Table, author: string) {
  const { pk } = indexes.byOwner
  const owner = { name: pk, value: ownerIndex(author) }
  const { items } = await table.query({ index: 'byOwner', pk: owner, ascending: false, limit: RECORD })
  const states = items.map((item) => parseCard(item).state)
  const count = (state: StoredCard['state']) => states.filter((each) => each === state).length
  return { posts: states.length, refused: count('refused'), removed: count('removed'), hidden: count('hidden') }
}
