/** Things on the shelf of a building, and loans of them, in the table. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../../shared/areas/contract.ts'
import { loanLifecycle } from '../../shared/help/loan.ts'
import { loanCard, loanEntry, thing, thingId } from '../../shared/help/things.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { personId } from '../../shared/people/person.ts'
import { timelineEnd } from '../cases/case.ts'
import { readersOf, storedEntryOf } from '../cases/stored.ts'
import { storedPhoto } from '../photos/attach.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { dueKeys, type Key, keys, queueKeys } from '../platform/table.ts'

const storedThingCard = z.extend(z.omit(thing, { photo: true, mine: true }), {
  ownerId: personId,
  photo: z.optional(storedPhoto),
  /** WeChat has looked at the photo: neighbours see it. */
  seen: z.boolean(),
})
export const storedThing = z.object({
  card: storedThingCard,
  /** Who lends it, and where it is fetched: for who borrows it. */
  name: z.string(),
  room: z.string(),
  /** Who reported it, by their household there, and why; none any more once staff have shown it. */
  reports: z._default(z.array(z.object({ household: z.string(), at: z.string(), reason: z.string() })), []),
})
export type StoredThing = z.infer<typeof storedThing>

export const parseThing = (item: Item | undefined): StoredThing | undefined => item && z.parse(storedThing, item)
export const parseThingCard = (item: Item): StoredThing['card'] => z.parse(storedThingCard, item.card)

export const shelfIndex = (building: string) => `${building}#thing`
export const thingsIndex = (person: string) => `${person}#thing`
export const borrowingIndex = (person: string) => `${person}#borrowing`
export const lendingIndex = (person: string) => `${person}#lending`

/** What was reported stands in the queue of staff, too. */
export function thingItem(stored: StoredThing): Item & Key {
  const [first] = stored.reports
  return {
    ...keys.thing(stored.card.id),
    ...stored,
    version: stored.card.version,
    public: shelfIndex(stored.card.building),
    publicAt: stored.card.id,
    owner: thingsIndex(stored.card.ownerId),
    ownerAt: stored.card.id,
    ...(first
      ? queueKeys('thing', stored.card.building, stored.card.heldBack === 'takenDown' ? 'closed' : 'open', first.at)
      : {}),
  }
}

const storedLoanCard = z.extend(z.omit(loanCard, { as: true }), { ownerId: personId, borrowerId: personId })
export const storedLoan = z.object({
  card: storedLoanCard,
  building: areaCode,
  thing: thingId,
  ownerName: z.string(),
  borrowerName: z.string(),
  room: z.string(),
  /** Photos that the borrower doesn't see (yet): WeChat has not looked at them, or they did not pass. */
  unseen: z._default(z.array(z.string()), []),
  ...timelineEnd,
})
export type StoredLoan = z.infer<typeof storedLoan>

const storedLoanEntry = z.extend(storedEntryOf(loanEntry), { photos: z.array(storedPhoto) })
export type StoredLoanEntry = z.infer<typeof storedLoanEntry>

export const {
  parseWhole: parseLoan,
  parseCard: parseLoanCard,
  parseEntry: parseLoanEntry,
} = readersOf(storedLoan, storedLoanCard, storedLoanEntry)

export const loanItem = (loan: StoredLoan): Item & Key => ({
  ...keys.loan(loan.card.id),
  ...loan,
  version: loan.card.version,
  owner: borrowingIndex(loan.card.borrowerId),
  ownerAt: loan.card.id,
  ...(loan.card.dueAt && !loan.card.late && loanLifecycle.states[loan.card.state].stage !== 'closed'
    ? dueKeys(loan.card.id, loan.card.dueAt)
    : {}),
})

/** As who lends it lists it. */
export const lendingItem = ({ card }: StoredLoan): Item & Key => ({
  ...keys.lending(card.id),
  owner: lendingIndex(card.ownerId),
  ownerAt: card.id,
  card: { id: card.id },
})

/** When who borrowed it is reminded, in milliseconds: a day before it is to be back. */
export const remindedFrom = ({ until }: Pick<StoredLoan['card'], 'until'>): number => Date.parse(until) - DAY

/** The reminder; what is to be back within a day needs none, and loses one that it had. `now` is in milliseconds. */
export const remindWrite = ({ card }: StoredLoan, now: number): Write => {
  const [key, at] = [keys.loanRemind(card.id), remindedFrom(card)]
  return at > now ? { put: { ...key, ...dueKeys(card.id, new Date(at).toISOString()) } } : { remove: key }
}
