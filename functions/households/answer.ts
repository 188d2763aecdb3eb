/** An answer of the staff to a waiting join, alone or among many. */
import type { JoinParty } from '../../shared/households/lifecycle.ts'
import type { Mover } from '../cases/case.ts'
import { isoTime } from '../platform/clock.ts'
import type { Table, Write } from '../platform/dynamo.ts'
import { afterMove } from './after-move.ts'
import type { StoredCard, StoredJoin } from './store.ts'
import { closeWrites, roomKeys, toRoom, verifyWrites } from './verify.ts'

export type Answer = 'approve' | 'refuse'

/** The writes, and the card after them. Throws `notAllowed` or `wrongState`. */
export async function answerWrites(
  table: Table,
  join: StoredJoin,
  answer: Answer,
  mover: Mover<JoinParty>,
  text: string | undefined,
  now: number,
): Promise<{ card: StoredCard; writes: Write[] }> {
  const moved = afterMove(join, answer, mover, { text }, isoTime(now))
  const room = toRoom(join.card.household, await table.read(roomKeys(join.card)))
  const writes = answer === 'approve' ? verifyWrites(join, moved, room) : closeWrites(join, moved, room.applicant)
  return { card: moved.join.card, writes }
}

/** What the audit log says of it. */
export const aboutJoin = ({ id, household, personId }: StoredCard) => ({ area: household, subject: personId, what: id })
