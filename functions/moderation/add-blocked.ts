import { BLOCKED_MAX } from '../../shared/channels/limits.ts'
import { Refusal } from '../../shared/errors.ts'
import { changeMarks, type Marks } from '../channels/marks.ts'
import type { Write } from '../platform/dynamo.ts'

type Blocked = Marks['blocked'][number]

/** One more in the list, and the write that puts them there; nothing to write for who is in it already. Throws `limitReached`. */
export function addBlocked(me: string, marks: Marks, added: Blocked): { blocked: Blocked; writes: Write[] } {
  const known = marks.blocked.find(({ person }) => person === added.person)
  if (known) return { blocked: known, writes: [] }
  if (marks.blocked.length >= BLOCKED_MAX) throw new Refusal('limitReached')
  return { blocked: added, writes: [changeMarks(me, marks, { blocked: [...marks.blocked, added] })] }
}
