import { Refusal } from '../../shared/errors.ts'
import { entriesOf } from '../cases/entries.ts'
import { redacted } from '../cases/redacted.ts'
import type { Ports } from '../http/operation.ts'
import type { Table } from '../platform/dynamo.ts'
import { exists } from '../platform/expressions.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { afterMove, courseOf } from './after-move.ts'
import { changePost } from './judge.ts'
import { logOf, parseHead, rowKey } from './log.ts'
import { ownerIndex, parseCard, parseEntry, parsePost, type StoredCard } from './post.ts'

/**
 * Makes the posts of who has left nobody's: what neighbours were told and answered stays, under no name; what was never
 * published is taken back. The list by owner goes last, so that what is broken off is found again. `now` is ISO 8601.
 */
export async function forgetAuthor(
  ports: Pick<Ports, 'table' | 'random'>,
  person: string,
  name: string,
  now: string,
): Promise<void> {
  const { table } = ports
  const pk = { name: 'owner', value: ownerIndex(person) }
  for (const { id } of (await queryAll(table, { index: 'byOwner', pk, ascending: true })).map(parseCard)) {
    await takeBack(ports, id, name, now)
    await redactEntries(table, id, name)
    const [item] = await table.read([keys.post(id)])
    const post = parsePost(item)
    if (post) await unnameInLog(table, post.card, name)
    const set = { 'card.name': name, 'card.staff': undefined, owner: undefined, ownerAt: undefined }
    await table.write([{ update: keys.post(id), changes: { set }, when: exists }])
  }
}

/** A post that waits, unless it was published before: then its readers have long read it. */
async function takeBack(ports: Pick<Ports, 'table' | 'random'>, id: string, name: string, now: string) {
  const mover = { parties: ['author'] as const, name }
  try {
    await changePost(ports, id, (post) =>
      post.card.state === 'waiting' || post.card.state === 'review'
        ? afterMove(courseOf(post), 'recall', mover, {}, now)
        : undefined,
    )
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'wrongState') throw error
  }
}

async function redactEntries(table: Table, id: string, name: string): Promise<void> {
  for (const item of await entriesOf(table, keys.post(id))) {
    const { seq, by } = parseEntry(item)
    if (by.party === 'author' && by.personId && !item.redacted)
      await table.write([redacted(keys.entry(keys.post(id), seq), { 'by.name': name })])
  }
}

/** In its row, and in the head of its log where it is the last; nothing is written twice. */
async function unnameInLog(table: Table, card: StoredCard, name: string): Promise<void> {
  const { seq } = card
  if (seq === undefined) return
  const [row, head] = await table.read([rowKey(card, seq), logOf(card)])
  if (row && row.name !== name)
    await table.write([{ update: rowKey(card, seq), changes: { set: { name, staff: undefined } }, when: exists }])
  const last = parseHead(head)?.last
  if (last?.seq !== seq || last.name === name) return
  // The change names `last` too, by the placeholder that the condition takes.
  const isLast = { expression: '#last.seq = :seq', values: { ':seq': seq } }
  await table.write([{ update: logOf(card), changes: { set: { 'last.name': name } }, when: isLast }])
}
