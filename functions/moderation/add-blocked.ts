import type { BlockedPerson } from '../../shared/moderation/contract.ts'
import { type Blocked, toBlocked, withBlocked } from '../channels/blocking.ts'
import { changeMarks, type Marks } from '../channels/marks.ts'
import type { Write } from '../platform/dynamo.ts'

/** One more in the list, and the write that puts them there; nothing to write for who is in it already. Throws `limitReached`. */
export function addBlocked(me: string, marks: Marks, given: Blocked): { reply: BlockedPerson; writes: Write[] } {
  const { list, added, isNew } = withBlocked(marks, given)
  return { reply: toBlocked(me, added), writes: isNew ? [changeMarks(me, marks, { blocked: list })] : [] }
}
