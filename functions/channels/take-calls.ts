/**
 * Calls follow the log: a post that calls the staff opens its call when it is published, whoever published it, and a word of
 * the staff under it answers it. Done from the table's stream, and as often as it comes.
 */
import { callOf } from '../../shared/channels/calls.ts'
import { type Ports, Stale } from '../http/operation.ts'
import type { Table, Write } from '../platform/dynamo.ts'
import { atVersion } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { openCallWrites } from './call-case.ts'
import { inOrder } from './in-order.ts'
import { ledTo } from './lead-channel.ts'
import { parseEvent, type Row } from './log.ts'
import { callKeys, moveCallNow, mustWrite, shownWrites } from './move-call.ts'
import { parsePost, type StoredPost } from './post.ts'
import { whomToCall } from './whom-to-call.ts'

type CallPorts = Pick<Ports, 'table' | 'random' | 'clock'>

/** How far back under a post calls are looked for that a word of the staff answers. */
const LOOK_BACK = 100

/** So often a post is read again that moved on meanwhile. */
const TRIES = 8

export async function takeCalls(ports: CallPorts, row: Row): Promise<void> {
  await openCall(ports, row)
  if (row.thread && row.staff) await answerCalls(ports, row, row.thread)
}

const postAt = async (table: Table, id: string) => parsePost((await table.read([keys.post(id)]))[0])

/**
 * From the moment when it was published, for that is when the staff could read it. Where the building of the channel moves meanwhile,
 * it is opened where that leads, and the post is as it was read, or it is read again.
 */
async function openCall(ports: CallPorts, row: Row): Promise<void> {
  for (let round = 1; ; round++) {
    const post = await postAt(ports.table, row.id)
    if (!post?.calls) return
    try {
      return await openNow(ports, post, row)
    } catch (error) {
      if (!(error instanceof Stale) || round >= TRIES) throw error
    }
  }
}

async function openNow({ table, random }: CallPorts, post: StoredPost, row: Row): Promise<void> {
  const { card } = post
  await inOrder({ table, random }, callKeys(post), async ([head, call]) => {
    if (call) return
    const there = (await ledTo(table, head))?.head
    const place = there ? { channel: there.id, area: there.area, channelName: there.name } : card
    const told = await whomToCall(table, place.area, Date.parse(row.at), card.authorId)
    const open = openCallWrites(row, place, told, row.at)
    const here: Write = { check: keys.post(card.id), when: atVersion(card.version) }
    await mustWrite(table, [...open, here, ...shownWrites(post, head, 'asked', told)])
  })
}

/** The post that is answered, and what was said under it before. */
async function answerCalls(ports: CallPorts, { seq, name, authorId, staff }: Row, thread: string): Promise<void> {
  const mover = { parties: ['worker'] as const, name: [staff, name].filter(Boolean).join(' '), personId: authorId }
  for (const id of [thread, ...(await calledUnder(ports.table, thread, seq))]) {
    const post = await postAt(ports.table, id)
    if (!post?.calls || post.card.authorId === authorId) continue
    const [call] = await ports.table.read([keys.call(callOf(id))])
    if (call) await moveCallNow(ports, post, 'answer', mover)
  }
}

async function calledUnder(table: Table, thread: string, before: number): Promise<string[]> {
  const at = (seq: number) => keys.event(keys.thread(thread), seq).sk
  const { items } = await table.query({
    pk: { name: 'pk', value: keys.thread(thread).pk },
    sk: { name: 'sk', between: [at(0), at(Math.max(0, before - 1))] },
    ascending: false,
    limit: LOOK_BACK,
    consistent: true,
  })
  return items.map(parseEvent).flatMap((said) => (said.what === 'posted' && said.call === 'asked' ? [said.id] : []))
}
