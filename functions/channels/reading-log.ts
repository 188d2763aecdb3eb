/** Reading a log: a stretch of its events, and what the posts are now that some of them point to. */
import type { ChannelEvent } from '../../shared/channels/contract.ts'
import type { Post } from '../../shared/channels/post.ts'
import type { PhotoUrls } from '../photos/urls.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { type Key, keys } from '../platform/table.ts'
import { hidesPosts } from './blocking.ts'
import type { Viewer } from './linked.ts'
import { parseEvent, parseRow, type Row, type StoredEvent } from './log.ts'
import type { Marks } from './marks.ts'
import { fromRow, ownOf } from './view.ts'

/** Who reads: whose posts are left out for them, and what of a post is theirs. */
export interface Reader {
  actor: Viewer
  marks: Marks
}

const LAST = 9_999_999_999

/** The events of a log from one number to another, in order or the other way round. */
async function stretch(table: Table, log: Key, from: number, to: number, ascending: boolean, limit: number) {
  if (from > to) return []
  const between: [string, string] = [keys.event(log, from).sk, keys.event(log, to).sk]
  const pk = { name: 'pk', value: log.pk }
  const sk = { name: 'sk', between }
  const { items } = await table.query({ pk, sk, ascending, limit, consistent: true })
  return items.map(parseEvent)
}

/** At most so many requests for a page: where much was changed, a page has fewer posts. */
const STRETCHES = 4

/** The posts of a log before a number, newest first; `before`: where the next ones begin, where there are more. */
export async function postsBefore(table: Table, log: Key, before: number | undefined, limit: number) {
  const rows: Row[] = []
  let to = (before ?? LAST + 1) - 1
  let last: number | undefined
  for (let n = 0; n < STRETCHES && rows.length < limit && to > 0; n++) {
    const events = await stretch(table, log, 1, to, false, limit)
    last ??= events[0]?.seq
    for (const event of events) {
      if (rows.length === limit) break
      to = event.seq - 1
      if (event.what === 'posted') rows.push(event)
    }
    if (events.length < limit && rows.length < limit) to = 0
  }
  return { rows, last, before: to > 0 ? to + 1 : undefined }
}

/** The events of a log after a number, each once; a change says what the post is now. */
export async function eventsAfter(
  table: Table,
  log: Key,
  after: number,
  limit: number,
  reader: Reader,
  urls: PhotoUrls,
): Promise<{ items: ChannelEvent[]; to: number; more: boolean }> {
  const events = await stretch(table, log, after + 1, LAST, true, limit)
  const rows = await rowsOf(table, log, events)
  const posts = new Map((await toPosts(table, [...rows.values()], reader, urls)).map((post) => [post.seq, post]))
  const items = events.flatMap(({ seq, what, ...rest }) => {
    const post = posts.get('of' in rest ? rest.of : seq)
    return post ? [{ seq, what, post }] : []
  })
  return { items, to: events.at(-1)?.seq ?? after, more: events.length === limit }
}

/** The rows that these events are about, by their number; those that are not among them are read. */
async function rowsOf(table: Table, log: Key, events: readonly StoredEvent[]): Promise<Map<number, Row>> {
  const rows = new Map<number, Row>()
  for (const event of events) if (event.what === 'posted') rows.set(event.seq, event)
  const others = events.flatMap((event) => (event.what === 'changed' && !rows.has(event.of) ? [event.of] : []))
  const missing = [...new Set(others)]
  const found: (Item | undefined)[] = missing.length ? await table.read(missing.map((seq) => keys.event(log, seq))) : []
  for (const item of found) {
    const row = parseRow(item)
    if (row) rows.set(row.seq, row)
  }
  return rows
}

/** Rows as their reader gets them, without those whose authors the reader blocked. */
export async function toPosts(table: Table, rows: readonly Row[], reader: Reader, urls: PhotoUrls): Promise<Post[]> {
  const seen = rows.filter(({ authorId }) => !hidesPosts(reader.marks, authorId))
  const own = await ownOf(table, reader.actor, seen)
  return Promise.all(seen.map((row) => fromRow(row, reader.actor.id, own, urls)))
}
