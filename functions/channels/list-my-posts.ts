import { readPage } from '../http/listing.ts'
import { operation } from '../http/operation.ts'
import type { Key } from '../platform/table.ts'
import { referring } from './linked.ts'
import { parseRow, rowKey } from './log.ts'
import type { ChannelPorts } from './ports.ts'
import { ownerIndex, parsePost } from './post.ts'
import { fromCase, ownOf } from './view.ts'

/** The index lists them; what they say, and what is counted of them, is read by their keys, in one request. */
export const listMyPosts = operation('listMyPosts', {
  async run({ actor, query }, { table, photoUrls }: ChannelPorts) {
    const listing = { index: 'byOwner' as const, partition: ownerIndex(actor.id), ascending: false }
    const { items, cursor } = await readPage(table, listing, query)
    const posts = (await table.read(items.map(keyOf))).flatMap((item) => parsePost(item) ?? [])
    const placed = posts.flatMap(({ card }) => (card.seq === undefined ? [] : [rowKey(card, card.seq)]))
    const rows = new Map((await table.read(placed)).flatMap((item) => rowById(parseRow(item))))
    const own = await ownOf(table, actor, posts.map(referring))
    const mine = posts.map((post) => fromCase(post, rows.get(post.card.id), actor.id, ['author'], photoUrls, own))
    return { items: await Promise.all(mine), ...(cursor ? { cursor } : {}) }
  },
})

const keyOf = ({ pk, sk }: Record<string, unknown>): Key => ({ pk: String(pk), sk: String(sk) })
const rowById = (row: ReturnType<typeof parseRow>) => (row ? [[row.id, row] as const] : [])
