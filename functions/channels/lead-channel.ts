/**
 * A building that gets another code takes its channel along. From the transaction on in which it does, the old channel only leads to
 * the new one, where numbers and counts go on: so nothing is said in the old one any more, and what somebody has read stays read.
 * What was said follows post by post (carry-channel.ts).
 */
import type { Area } from '../../shared/areas/contract.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { type Head, headAt, parseHead } from './log.ts'

type Called = Pick<Area, 'code' | 'fullName'>

const begun = ({ code, fullName }: Called) => ({ id: code, name: fullName, area: code, seq: 0, posts: 0, pins: [] })

/** `item`: the head of the old channel, which is there from its first post on. */
export function leadWrites(item: Item | undefined, from: Called, to: Called): Write[] {
  const head = parseHead(item)
  const old = keys.channel(from.code)
  const { seq, posts, pins, last } = head ?? { ...begun(from), last: undefined }
  const goesOn = { ...begun(to), seq, posts, pins, ...(last ? { last } : {}) }
  return [
    head
      ? { update: old, changes: { set: { movedTo: to.code } }, when: headAt(head) }
      : { put: { ...old, ...begun(from), movedTo: to.code }, when: isNew },
    { put: { ...keys.channel(to.code), ...goesOn }, when: isNew },
  ]
}

/** More often than that no building moves. */
const MOVES = 20

/** Where a channel is now, if its building moved: its head. Costs nothing where it didn't. */
export async function ledTo(table: Table, item: Item | undefined): Promise<{ head: Head; item: Item } | undefined> {
  let there: { head: Head; item: Item } | undefined
  let to = item?.movedTo
  for (let moves = 0; typeof to === 'string' && moves < MOVES; moves++) {
    const [next] = await table.read([keys.channel(to)])
    const head = parseHead(next)
    if (!next || !head) break
    there = { head, item: next }
    to = head.movedTo
  }
  return there
}
