import { Refusal } from '../../shared/errors.ts'
import { fromCursor, toCursor } from '../http/cursor.ts'
import { operation } from '../http/operation.ts'
import type { Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { parseRow, type Row } from './log.ts'
import { hasBlocked, type Marks, parseMarks } from './marks.ts'
import { placeOf } from './place.ts'
import { pairsIn, plainText } from './plain-text.ts'
import type { ChannelPorts } from './ports.ts'
import { fromRow, ownReactions } from './view.ts'

/** Rows looked at in one go, and how often a page goes on when little of what it looked at is found. */
const LOOK = 100
const LOOKS = 5

/** Beyond every number of an event. */
const END = 9_999_999_999

/**
 * What says the first pair of characters and the last one is read, newest first, and held against the whole text: the text of a
 * post decides, not what the index says of it. A page may be shorter than asked for though more may follow.
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
    const own = await ownReactions(table, actor.id, rows)
    const items = await Promise.all(rows.map((row) => fromRow(row, actor.id, own, photoUrls)))
    const next = before === undefined ? undefined : toCursor(of, { before: String(before) })
    return next ? { items, cursor: next } : { items }
  },
})

function beforeIn(of: string, cursor: string | undefined): number {
  const place = fromCursor(of, cursor)
  if (!place) return END
  const before = Number(place.before)
  if (!Number.isInteger(before) || before < 1 || before > END) throw new Refusal('badCursor')
  return before
}

interface Wanted {
  channel: string
  /** In plain text. */
  wanted: string
  marks: Marks
  limit: number
}

/** A page of rows, and before which event the next one begins, where there may be more. */
async function find(table: Table, { channel, wanted, marks, limit }: Wanted, from: number) {
  const rows: Row[] = []
  let before = from
  for (let look = 0; look < LOOKS; look++) {
    const { seqs, looked } = await saying(table, channel, pairsIn(wanted), before)
    const items = await table.read(seqs.map((seq) => keys.event(keys.channel(channel), seq)))
    for (const row of items.flatMap((item) => parseRow(item) ?? [])) {
      const says = row.state === 'shown' && plainText(row.text).includes(wanted)
      if (says && !hasBlocked(marks, row.authorId)) rows.push(row)
      if (rows.length === limit) return { rows, before: row.seq }
    }
    if (looked === undefined) return { rows }
    before = looked
  }
  return { rows, before }
}

/** Events before one that say the first pair and the last, newest first; `looked`: how far back that was, unless to the first. */
async function saying(table: Table, channel: string, pairs: readonly string[], before: number) {
  const [first = '', last = first] = [pairs[0], pairs.at(-1)]
  const some = await seqsOf(table, channel, first, [0, before - 1], LOOK)
  const [newest, oldest] = [some.seqs[0], some.seqs.at(-1)]
  const looked = some.more ? oldest : undefined
  if (newest === undefined || oldest === undefined || last === first) return { seqs: some.seqs, looked }
  const others = await seqsOf(table, channel, last, [oldest, newest])
  // Where those are too many for one look, the texts decide alone.
  if (others.more) return { seqs: some.seqs, looked }
  const both = new Set(others.seqs)
  return { seqs: some.seqs.filter((seq) => both.has(seq)), looked }
}

async function seqsOf(table: Table, channel: string, pair: string, [low, high]: [number, number], limit?: number) {
  const at = (seq: number) => keys.said(channel, pair, Math.max(0, seq))
  const { items, last } = await table.query({
    pk: { name: 'pk', value: at(0).pk },
    sk: { name: 'sk', between: [at(low).sk, at(high).sk] },
    ascending: false,
    ...(limit ? { limit } : {}),
  })
  return { seqs: items.map(({ sk }) => Number(String(sk).slice('LOG#'.length))), more: last !== undefined }
}
