/** Fills a channel: what one post left in the table, as often as is wanted, each at its own place in the order. */
import { parseHead } from '../../../functions/channels/log.ts'
import { connectBatch } from '../../../functions/platform/batch.ts'
import type { Item } from '../../../functions/platform/dynamo.ts'
import { type Key, keys } from '../../../functions/platform/table.ts'
import { localRegion } from '../../../infra/local/credentials.ts'
import { community } from '../../support/district.ts'
import { type Backend, TABLE_NAME } from '../support/backend.ts'

const SLICE = 5000

/** Of each post its place in the log and its case; not the timeline, which nothing here reads. */
export async function loadPosts(backend: Backend, posts: number): Promise<void> {
  const { put } = connectBatch({ tableName: TABLE_NAME, region: localRegion, endpoint: backend.url }, backend.aside)
  const channel = keys.channel(community)
  const { id } = await backend.call('neighbour', 'writePost', {
    params: { channel: community },
    body: { text: '楼下的快递柜已经修好了，大家可以去取件。' },
    key: 'bench-first-post',
  })
  const [row, post, head] = await backend.table.read([keys.event(channel, 1), keys.post(id), channel])
  if (!row || !post || !parseHead(head)) throw new Error('The first post left nothing')
  for (let from = 2; from <= posts; from += SLICE) {
    const items: (Item & Key)[] = []
    for (let seq = from; seq < from + SLICE && seq <= posts; seq++) {
      const own = `pst_${String(seq).padStart(26, '0')}`
      items.push({ ...row, ...keys.event(channel, seq), id: own, seq, posts: seq })
      items.push({ ...post, ...keys.post(own), card: { ...(post.card as Item), id: own, seq }, ownerAt: own })
    }
    await put(items)
  }
  await put([{ ...head, ...channel, seq: posts, posts }])
}
