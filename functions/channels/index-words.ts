/** That posts are found by what they say: the worker writes a row for each pair of characters of theirs, as the stream tells of them. */
import type { Batch } from '../platform/batch.ts'
import { keys } from '../platform/table.ts'
import type { Row } from './log.ts'
import { pairsIn } from './plain-text.ts'

/**
 * Puts the rows of a post of a channel; the same however often it is done. What an edited or hidden post said before stays,
 * for search holds what it finds against the text.
 */
export async function indexWords(batch: Pick<Batch, 'put'>, { channel, thread, seq, text }: Row): Promise<void> {
  if (thread !== undefined) return
  await batch.put(pairsIn(text).map((pair) => ({ ...keys.said(channel, pair, seq) })))
}
