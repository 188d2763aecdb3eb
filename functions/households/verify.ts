/** Becoming a member: what must be read for it, and the one transaction that it is. */
import { Refusal } from '../../shared/errors.ts'
import { isChild } from '../../shared/people/child.ts'
import { holdsAny, parseCredits } from '../messages/credits.ts'
import { type Actor, changePerson, parsePerson, type StoredHome, type StoredPerson } from '../people/actor.ts'
import { guardedNow } from '../people/staying.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { type Key, keys } from '../platform/table.ts'
import { type Moved, writesOf } from './after-move.ts'
import { notComeWrites } from './left.ts'
import { memberItem, type StoredMember, waitsNoMore } from './member.ts'
import { comes, type Occupied, peopleOf } from './occupancy.ts'
import { parseRosterRow, type RosterRow } from './roster.ts'
import type { StoredCard, StoredJoin } from './store.ts'

/** What is read to verify a join: who asked and with which credits, the row of the roster, which members there are. */
export const roomKeys = ({ personId, household }: Pick<StoredCard, 'personId' | 'household'>): Key[] => [
  keys.person(personId),
  keys.household(household),
  keys.joined(household),
  keys.credits(personId),
]

export interface Room {
  applicant: StoredPerson | undefined
  row: RosterRow | undefined
  occupied: Occupied
}

export function toRoom(household: string, [person, row, joined, credits]: readonly (Item | undefined)[]): Room {
  const parsed = parseRosterRow(row)
  const holds = holdsAny(parseCredits(credits), 'notice')
  const occupied = { household, people: peopleOf(joined), inRoster: parsed !== undefined, credits: holds }
  return { applicant: parsePerson(person), row: parsed, occupied }
}

/** The member that a verified join makes. */
export const memberOf = (
  { id, personId, relation, child, given }: StoredCard,
  at: string,
  guardian?: string,
): StoredMember => ({
  person: personId,
  join: id,
  relation,
  child,
  ...(child && guardian ? { guardian } : {}),
  ...(given ? { name: given } : {}),
  since: at,
})

/** The homes after one of them was verified. Throws `wrongState` where it is gone. */
export function verifiedHomes(
  homes: readonly StoredHome[],
  { household, child, changedAt }: Pick<StoredCard, 'household' | 'child' | 'changedAt'>,
): StoredHome[] {
  if (!homes.some((home) => home.household === household)) throw new Refusal('wrongState')
  const verified = { verified: true, since: changedAt, ...(child ? { child } : {}) }
  return homes.map((home) => (home.household === household ? { ...home, ...verified } : home))
}

/**
 * The writes that make the applicant of a waiting join a member. `set`: what else changes of the person. Throws `wrongState` for whose
 * account is closed by now, and for a child who asked as an adult before.
 */
export function verifyWrites(
  before: StoredJoin,
  moved: Moved,
  { applicant, occupied }: Room,
  guardian?: string,
  set: Record<string, unknown> = {},
): Write[] {
  const { card } = moved.join
  if (!applicant || applicant.leftAt || (isChild(applicant) && !card.child)) throw new Refusal('wrongState')
  const { household, personId, changedAt } = card
  return [
    ...writesOf(before, moved),
    { put: memberItem(household, memberOf(card, changedAt, guardian)), when: isNew },
    waitsNoMore(household, personId),
    changePerson(applicant, {
      homes: verifiedHomes(applicant.homes, card),
      ...markedBy(card),
      ...guardedAgain(applicant, guardian),
      ...set,
    }),
    ...comes(occupied, personId),
  ]
}

/** The mark of a child, which stays with them. */
export const markedBy = ({ child }: Pick<StoredCard, 'child'>): { child?: true } => (child ? { child } : {})

/** The account of a child stays that was to go for want of a guardian alone. */
export const guardedAgain = (person: Pick<StoredPerson, 'unguarded' | 'askedToLeave'>, guardian: string | undefined) =>
  person.unguarded && guardian ? guardedNow(person) : {}

/** The writes that end a waiting join: the home that was not verified goes with it. */
export function closeWrites(before: StoredJoin, moved: Moved, applicant: Actor | StoredPerson | undefined): Write[] {
  const { household, personId } = before.card
  const gone = [...writesOf(before, moved), waitsNoMore(household, personId)]
  if (!applicant) return gone
  const homes = without(applicant.homes, household)
  const notCome = notComeWrites({ id: personId, homes }, household, moved.join.card.changedAt)
  return [...gone, changePerson(applicant, { homes }), ...notCome]
}

export const without = (homes: readonly StoredHome[], household: string): StoredHome[] =>
  homes.filter((home) => home.household !== household)
