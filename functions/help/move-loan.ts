/** A move of a loan, from a call to the table. */
import { Refusal } from '../../shared/errors.ts'
import { type LoanMove, type LoanParty, loanLifecycle } from '../../shared/help/loan.ts'
import type { LoanCard } from '../../shared/help/things.ts'
import { decideMove, type Mover, moveWrites } from '../cases/case.ts'
import type { Actor } from '../people/actor.ts'
import type { StoredPhoto } from '../photos/attach.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { loanItem, parseLoan, type StoredLoan } from './lend-store.ts'

export function loanParties(actor: Pick<Actor, 'id'>, { card }: StoredLoan): LoanParty[] {
  const owns = card.ownerId === actor.id ? (['owner'] as const) : []
  return [...owns, ...(card.borrowerId === actor.id ? (['borrower'] as const) : [])]
}

/** The loan, to those between whom it is; to others `notFound`. */
export function knownLoan(item: Item | undefined, actor: Pick<Actor, 'id'>) {
  const loan = parseLoan(item)
  const parties = loan ? loanParties(actor, loan) : []
  if (!loan || !parties.length) throw new Refusal('notFound')
  return { loan, parties }
}

export function toLoanCard({ ownerId, borrowerId: _, ...card }: StoredLoan['card'], actor: string): LoanCard {
  return { ...card, as: ownerId === actor ? 'owner' : 'borrower' }
}

export const factsOfLoan = ({ card }: StoredLoan) => ({ backAfter: Date.parse(card.until) - Date.parse(card.roundAt) })

export interface LoanSaid {
  text?: string | undefined
  photos?: readonly StoredPhoto[]
  until?: string
  /** Who lends it and where it is fetched, as it is by now. */
  from?: Partial<Pick<StoredLoan, 'ownerName' | 'room'>>
}

/** Throws `notAllowed` or `wrongState`. `now` is ISO 8601. */
export function afterLoanMove(
  before: StoredLoan,
  move: LoanMove,
  mover: Mover<LoanParty>,
  now: string,
  said: LoanSaid = {},
) {
  const { text, photos = [], until, from } = said
  const unseen = [...before.unseen, ...photos.map(({ id }) => id)]
  const changed = { ...before, ...from, unseen, card: { ...before.card, ...(until ? { until } : {}) } }
  const facts = [factsOfLoan(before), factsOfLoan(changed)] as const
  const { standing, record } = decideMove(loanLifecycle, before, facts[0], move, mover, now, undefined, facts[1])
  const audience = { people: [before.card.ownerId, before.card.borrowerId], areas: [] }
  const { entry, end } = record({ ...(text ? { text } : {}), photos: [...photos], audience })
  const loan: StoredLoan = { ...changed, card: { ...changed.card, ...standing }, ...end }
  const writes: Write[] = moveWrites(loanItem(before), loanItem(loan), before.card.version, entry)
  return { loan, writes }
}

export const readsLoan = ({ params }: { params: { loanId: string } }) => ({ loan: keys.loan(params.loanId) })

export interface LoanCall {
  actor: Actor
  found: { loan: Item | undefined }
  now: number
  commit(writes: readonly Write[], reply: LoanCard): Promise<LoanCard>
}

export function moveLoan(
  call: LoanCall,
  move: LoanMove,
  said: LoanSaid = {},
  more: (loan: StoredLoan) => Write[] = () => [],
) {
  const { loan, parties } = knownLoan(call.found.loan, call.actor)
  const mover = { parties, name: call.actor.name, personId: call.actor.id }
  const moved = afterLoanMove(loan, move, mover, isoTime(call.now), said)
  return call.commit([...moved.writes, ...more(moved.loan)], toLoanCard(moved.loan.card, call.actor.id))
}
