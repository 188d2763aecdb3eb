/**
 * What was said in the channel of a building follows to the channel that the old one leads to, post by post, the newest first: each
 * row with its case in one transaction, with the replies under it before. What is still found in the old channel is what is left to
 * do, so that it may be broken off anywhere and gone on with.
 */
import { ancestorAt } from '../../shared/areas/code.ts'
import { callOf } from '../../shared/channels/calls.ts'
import { changesBetween } from '../cases/changes.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { atVersion, exists, isNew } from '../platform/expressions.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys, queueIndex, queueOf } from '../platform/table.ts'
import { callItem, parseCall } from './call-case.ts'
import { parseEvent, parseRow, type Row, type StoredEvent } from './log.ts'
import { parseCard, parsePost, postItem, type StoredPost } from './post.ts'

/** So many events in a piece: each is a few requests, and a piece is to take seconds. */
export const EVENTS_A_PIECE = 100

const TRIES = 8

interface Into {
  code: string
  name: string
}

/** A piece of it. Whether nothing is left. */
export async function carryChannel(table: Table, from: string, to: Into): Promise<boolean> {
  const pk = { name: 'pk', value: keys.channel(from).pk }
  const sk = { name: 'sk', beginsWith: 'LOG#' }
  const { items } = await table.query({ pk, sk, ascending: false, limit: EVENTS_A_PIECE, consistent: true })
  for (const item of items) await carryEvent(table, from, parseEvent(item), to)
  if (items.length === EVENTS_A_PIECE) return false
  await carryUnseen(table, from, to)
  return true
}

async function carryEvent(table: Table, from: string, event: StoredEvent, to: Into): Promise<void> {
  const [old, there] = [keys.event(keys.channel(from), event.seq), keys.event(keys.channel(to.code), event.seq)]
  const carried = { channel: to.code, carried: true }
  if (event.what === 'changed') {
    await table.write([
      { put: { ...there, ...event, ...carried }, when: isNew },
      { remove: old, when: exists },
    ])
    return
  }
  await again(event.id, async () => {
    const [item] = await table.read([old])
    if (!item) return true
    const row = parseEvent(item)
    if (row.what !== 'posted') return true
    // Whoever answers from here on is counted in the row, and stops it.
    await carryThread(table, row.id, to)
    const moved = await caseWrites(table, row, to)
    // How its call stands, it says by now.
    const called = parseRow((await table.read([old]))[0])
    const all = [
      { put: { ...there, ...row, ...standing(called), ...carried }, when: isNew },
      { remove: old, when: unchanged(row) },
      ...moved,
    ]
    return (await table.write(all)).written
  })
}

const standing = (row: Row | undefined): Pick<Row, 'call' | 'called'> => ({
  ...(row?.call ? { call: row.call } : {}),
  ...(row?.called ? { called: row.called } : {}),
})

/** The row of a post that nobody reacted to or answered since it was read; everything else of it changes with its log, or with its call. */
const unchanged = ({ replies, reactions }: Row) => ({
  expression: 'replies = :replies AND reactions = :reactions',
  values: { ':replies': replies, ':reactions': reactions },
})

/** The replies stay where they are, under their post; they say which channel that is. */
async function carryThread(table: Table, root: string, to: Into): Promise<void> {
  const log = keys.thread(root)
  const [head] = await table.read([log])
  if (!head) return
  const pk = { name: 'pk', value: log.pk }
  const sk = { name: 'sk', beginsWith: 'LOG#' }
  for (const event of (await queryAll(table, { pk, sk, ascending: true, consistent: true })).map(parseEvent)) {
    if (event.channel === to.code) continue
    const update: Write = { update: keys.event(log, event.seq), changes: { set: { channel: to.code } }, when: exists }
    await again(event.what === 'posted' ? event.id : event.post, async () => {
      const moved = event.what === 'posted' ? await caseWrites(table, event, to) : []
      return (await table.write([update, ...moved])).written
    })
  }
  if (head.channel === to.code) return
  const set = { channel: to.code, area: to.code, name: to.name }
  await table.write([{ update: log, changes: { set }, when: exists }])
}

/** The case of a post, the call that it makes and what it is linked to, at the new place; none where they are there already. */
async function caseWrites(table: Table, { id }: Pick<Row, 'id'>, to: Into): Promise<Write[]> {
  const [item, called] = await table.read([keys.post(id), keys.call(callOf(id))])
  const post = parsePost(item)
  return [...(post ? postWrites(post, to) : []), ...callWrites(post, called, to)]
}

function postWrites(post: StoredPost, { code, name }: Into): Write[] {
  const { card, link } = post
  if (card.channel === code) return []
  const at = { channel: code, area: code, channelName: name, version: card.version + 1 }
  const changes = changesBetween(postItem(post), postItem({ ...post, card: { ...card, ...at } }))
  const linked: Write[] = link
    ? [
        { remove: keys.linked(link.id, card.area, card.id) },
        { put: { ...keys.linked(link.id, code, card.id), channel: code } },
      ]
    : []
  return [{ update: keys.post(card.id), changes, when: atVersion(card.version) }, ...linked]
}

/** A call that is opened in this very moment is waited for. */
function callWrites(post: StoredPost | undefined, item: Item | undefined, { code, name }: Into): Write[] {
  const call = parseCall(item)
  if (!call && post?.calls && post.card.channel !== code)
    return [{ check: keys.call(callOf(post.card.id)), when: isNew }]
  if (!call || call.card.channel === code) return []
  const { card } = call
  const at = { channel: code, area: code, channelName: name, version: card.version + 1 }
  const changes = changesBetween(callItem(call), callItem({ ...call, card: { ...card, ...at } }))
  return [{ update: keys.call(card.id), changes, when: atVersion(card.version) }]
}

/** What nobody but its author and moderators ever saw has no row: it is found in the queue of who looks at it. */
async function carryUnseen(table: Table, from: string, to: Into): Promise<void> {
  const grid = ancestorAt(from, 'grid') ?? from
  const pk = { name: 'grid', value: queueOf('post', grid, 'open') }
  const items = await queryAll(table, { index: queueIndex('grid'), pk, ascending: true })
  for (const card of items.map(parseCard).filter((each) => each.area === from))
    await again(card.id, async () => {
      const writes = await caseWrites(table, card, to)
      // The queue is read a little late: what came along with the log a moment ago may still stand in it.
      return writes.length === 0 || (await table.write(writes)).written
    })
}

/** Until nobody came between. Throws where somebody always does; then it is gone on with later. */
async function again(id: string, carry: () => Promise<boolean>): Promise<void> {
  for (let round = 0; round < TRIES; round++) if (await carry()) return
  throw new Error(`The post ${id} is changed all the time`)
}
