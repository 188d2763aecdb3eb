/** What a move makes of a join. Pure: from a join and a move to the next join and its timeline entry, or a refusal. */
import { ancestorAt } from '../../shared/areas/code.ts'
import { type JoinMove, type JoinParty, joinLifecycle } from '../../shared/households/lifecycle.ts'
import { decideMove, type Mover, moveWrites } from '../cases/case.ts'
import type { Write } from '../platform/dynamo.ts'
import { joinItem, type StoredEntry, type StoredJoin } from './store.ts'

/** What comes with a move. `guarded`: an adult member answers for the child from now on. */
export interface Details {
  text?: string | undefined
  guarded?: boolean
  /** Who else is told. */
  tell?: readonly string[]
}

export interface Moved {
  join: StoredJoin
  entry: StoredEntry
}

/** Who is told: the applicant, and the staff of the grid and above. */
export const audienceOf = ({ personId, household }: { personId: string; household: string }) => ({
  people: [personId],
  areas: [ancestorAt(household, 'grid') ?? household],
})

/** The reason that a move leaves on the card. */
const reasonAfter = (move: JoinMove, text: string | undefined, before: string | undefined) => {
  if (move === 'mismatch' || move === 'missAnswer' || move === 'comeOfAge') return before
  return move === 'refuse' || move === 'end' ? text : undefined
}

/** Throws `notAllowed` or `wrongState`. `now` is ISO 8601. */
export function afterMove(
  before: StoredJoin,
  move: JoinMove,
  mover: Mover<JoinParty>,
  { text, guarded = false, tell = [] }: Details,
  now: string,
): Moved {
  const { card } = before
  const facts = { child: card.child, guarded }
  const { standing, record } = decideMove(joinLifecycle, before, facts, move, mover, now)
  const { people, areas } = audienceOf(card)
  const { entry, end } = record({ ...(text ? { text } : {}), audience: { people: [...people, ...tell], areas } })
  const { reason: _, ...rest } = card
  const reason = reasonAfter(move, text, card.reason)
  return { join: { ...before, card: { ...rest, ...standing, ...(reason ? { reason } : {}) }, ...end }, entry }
}

/** The join on condition of its version, and the entry of its timeline. */
export const writesOf = (before: StoredJoin, { join, entry }: Moved): Write[] =>
  moveWrites(joinItem(before), joinItem(join), before.card.version, entry)
