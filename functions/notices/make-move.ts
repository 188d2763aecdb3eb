/** A move, from a call to the table: read, decide, and write notice, timeline, feeds and answer in one transaction. */
import { Refusal } from '../../shared/errors.ts'
import type { NoticeParty } from '../../shared/notices/lifecycle.ts'
import type { NoticeCard } from '../../shared/notices/notice.ts'
import { moveWrites } from '../cases/case.ts'
import type { About } from '../http/audit.ts'
import { type Actor, stillThat } from '../people/actor.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import type { Moved } from './after-move.ts'
import { deliveryWrites } from './delivery/follow.ts'
import { feedWrites, noticeItem, parseNotice, type StoredNotice } from './notice.ts'
import { partiesOf } from './policy.ts'
import { toCard } from './view.ts'

/** What every move reads beside its own. */
export const readsNotice = ({ params }: { params: { noticeId: string } }) => ({ notice: keys.notice(params.noticeId) })

/** The notice, if the actor may know of it; else `notFound`, whether it exists or not. */
export function knownNotice(item: Item | undefined, actor: Actor) {
  const notice = parseNotice(item)
  const parties = notice ? partiesOf(actor, notice) : []
  if (!notice || parties.length === 0) throw new Refusal('notFound')
  return { notice, parties, mover: { parties, name: actor.name, personId: actor.id } }
}

/** The notice, to who stands to it in one of these ways. Throws `notFound`, or `notAllowed` for who only knows of it. */
export function knownReader(item: Item | undefined, actor: Actor, wanted: readonly NoticeParty[]): StoredNotice {
  const { notice, parties } = knownNotice(item, actor)
  if (!wanted.some((party) => parties.includes(party))) throw new Refusal('notAllowed')
  return notice
}

/**
 * One transaction: the notice on condition of its version, an entry for each move, and its rows in the feeds where it has
 * any: at most as many as it may have targets.
 */
export function writesOf(before: StoredNotice, moves: readonly Moved[]): Write[] {
  const [first, ...more] = moves
  const last = moves.at(-1)
  if (!first || !last) return []
  const at = keys.notice(before.card.id)
  return [
    ...moveWrites(noticeItem(before), noticeItem(last.notice), before.card.version, first.entry),
    ...more.map(({ entry }): Write => ({ put: { ...keys.entry(at, entry.seq), ...entry }, when: isNew })),
    ...feedWrites(last.notice),
    ...deliveryWrites(before, last.notice),
  ]
}

export interface MoveCall {
  actor: Actor
  commit(writes: readonly Write[], reply: NoticeCard, about?: About): Promise<NoticeCard>
}

/** Writes moves by who must still be who they were when the roles were read, with `more`, and answers with the card. */
export function commitMoves(
  { actor, commit }: MoveCall,
  before: StoredNotice,
  moves: readonly Moved[],
  more: readonly Write[] = [],
) {
  const { card } = moves.at(-1)?.notice ?? before
  const about = { area: card.holder, what: card.id }
  return commit([...writesOf(before, moves), ...more, stillThat(actor)], toCard(card), about)
}
