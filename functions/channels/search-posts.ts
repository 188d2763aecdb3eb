import { postId } from '../../shared/channels/post.ts'
import { Refusal } from '../../shared/errors.ts'
import { fromCursor, toCursor } from '../http/cursor.ts'
import { operation } from '../http/operation.ts'
import type { Query, Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { hidesPosts } from './blocking.ts'
import { saidIn } from './index-words.ts'
import { parseRow, type Row } from './log.ts'
import { type Marks, parseMarks } from './marks.ts'
import { placeOf } from './place.ts'
import { pairsIn, plainText } from './plain-text.ts'
import type { ChannelPorts } from './ports.ts'
import { fromRow, ownOf } from './view.ts'

/** Rows looked at in one go, and how often a page goes on when little of what it looked at is found. */
const LOOK = 100
const LOOKS = 5

/**
 * What says the first pair of characters and the last one is read, newest first, and held against the whole text: the text of a
 * post decides, not what the index says of it. Replies are found like what they answer. A page may be shorter than asked for
 * though more may follow.
 */
export const searchPosts = operation('searchPosts', {
  reads: ({ params }, actor) => ({ marks: keys.reading(actor), head: keys.channel(params.channel) }),
  async run({ actor, found, params: { channel }, query: { q, cursor, limit } }, { table, photoUrls }: ChannelPorts) {
    const marks = parseMarks(found.marks)
    if (!placeOf(channel, found.head, actor, marks)) throw new Refusal('notFound')
    const wanted = plainText(q)
    if ([...wanted].length < 2) throw new Refusal('badInput', { q: '请输入至少两个字' })
    const of = `search ${channel} ${wanted}`
    const { rows, before } = await find(table, { channel, wanted, marks, limit }, beforeIn(of, cursor))
    const own = await ownOf(table, actor, rows)
    const items = await Promise.all(rows.map((row) => fromRow(row, actor.id, own, photoUrls)))
    const next = before === undefined ? undefined : toCursor(of, { before })
    return next ? { items, cursor: next } : { items }
  },
})

function beforeIn(of: string, cursor: string | undefined): string | undefined {
  const place = fromCursor(of, cursor)
  if (!place) return undefined
  const before = postId.safeParse(place.before)
  if (!before.success) throw new Refusal('badCursor')
  return before.data
}

interface Wanted {
  channel: string
  /** In plain text. */
  wanted: string
  marks: Marks
  limit: number
}

/** A page of rows, and before which post the next one begins, where there may be more; this one begins before `from`. */
async function find(table: Table, { channel, wanted, marks, limit }: Wanted, from: string | undefined) {
  const rows: Row[] = []
  let before = from
  for (let look = 0; look < LOOKS; look++) {
    const { places, looked } = await saying(table, channel, pairsIn(wanted), before)
    const items = await table.read(places)
    for (const row of items.flatMap((item) => parseRow(item) ?? [])) {
      const says = row.state === 'shown' && plainText(row.text).includes(wanted)
      if (says && !hidesPosts(marks, row.authorId)) rows.push(row)
      if (rows.length === limit) return { rows, before: row.id }
    }
    if (looked === undefined) return { rows }
    before = looked
  }
  return { rows, before }
}

/** Where the posts before one stand that say the first pair and the last, newest first; `looked`: how far back that was, unless to the first. */
async function saying(table: Table, channel: string, pairs: readonly string[], before: string | undefined) {
  const [first = '', last = first] = [pairs[0], pairs.at(-1)]
  const all = { beginsWith: keys.said(channel, first, '').sk }
  const after = before === undefined ? undefined : { ...keys.said(channel, first, before) }
  const some = await postsSaying(table, channel, first, { sk: { name: 'sk', ...all }, limit: LOOK, after })
  const [newest, oldest] = [some.said[0]?.post, some.said.at(-1)?.post]
  const looked = some.more ? oldest : undefined
  const places = some.said.map(({ at }) => at)
  if (!newest || !oldest || last === first) return { places, looked }
  const between: [string, string] = [keys.said(channel, last, oldest).sk, keys.said(channel, last, newest).sk]
  const others = await postsSaying(table, channel, last, { sk: { name: 'sk', between } })
  // Where those are too many for one look, the texts decide alone.
  if (others.more) return { places, looked }
  const both = new Set(others.said.map(({ post }) => post))
  return { places: some.said.filter(({ post }) => both.has(post)).map(({ at }) => at), looked }
}

type Part = Pick<Query, 'sk' | 'limit' | 'after'>

async function postsSaying(table: Table, channel: string, pair: string, part: Part) {
  const pk = { name: 'pk', value: keys.said(channel, pair, '').pk }
  const { items, last } = await table.query({ pk, ascending: false, ...part })
  return { said: items.map((item) => saidIn(channel, item)), more: last !== undefined }
}
