/**
 * That posts and replies are found by what they say: the worker writes a row for each pair of characters of theirs, as the stream
 * tells of them, with where the post stands.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { postId } from '../../shared/channels/post.ts'
import type { Batch } from '../platform/batch.ts'
import type { Item } from '../platform/dynamo.ts'
import { type Key, keys } from '../platform/table.ts'
import { type Row, rowKey } from './log.ts'
import { pairsIn } from './plain-text.ts'

const storedSaid = z.object({ seq: z.int(), thread: z.optional(postId) })

/**
 * Puts the rows of a post; the same however often it is done. What an edited or hidden post said before stays, for search
 * holds what it finds against the text.
 */
export async function indexWords(batch: Pick<Batch, 'put'>, { channel, thread, seq, id, text }: Row): Promise<void> {
  const at = { seq, ...(thread ? { thread } : {}) }
  await batch.put(pairsIn(text).map((pair) => ({ ...keys.said(channel, pair, id), ...at })))
}

/** The post that such a row is of, and where its own row stands. */
export function saidIn(channel: string, item: Item): { post: string; at: Key } {
  const { seq, thread } = z.parse(storedSaid, item)
  return { post: String(item.sk).slice('POST#'.length), at: rowKey({ channel, thread }, seq) }
}
