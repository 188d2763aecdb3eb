/**
 * That a person is sent a message: a row put before it is sent, with the credit taken in the same transaction, and never
 * twice. So however often a worker is broken off, nobody gets a second one; who was in hand at that moment may get none, and is
 * counted as unsure.
 */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
import { returnCredit, takeCredit } from '../../messages/credits.ts'
import { epochSeconds, isoTime } from '../../platform/clock.ts'
import type { Item, Write } from '../../platform/dynamo.ts'
import { isNew } from '../../platform/expressions.ts'
import { type Key, keys } from '../../platform/table.ts'
import { KEPT } from './delivery.ts'

/** `again`: surely not sent yet, and it may be. None: it is being sent, or whoever sent it was broken off. */
export const storedSent = z.object({
  person: z.string(),
  /** Through which of the person's households. */
  household: z.string(),
  takenAt: z.string(),
  outcome: z.optional(z.enum(['sent', 'refused', 'failed', 'unsure', 'again'])),
})
export type StoredSent = z.infer<typeof storedSent>
export const parseSent = (item: Item | undefined): StoredSent | undefined => item && z.parse(storedSent, item)

/** So long a worker may take from this row to the outcome; after that it was broken off. Milliseconds. */
export const IN_HAND = 120_000

export const sentItem = (delivery: string, sent: StoredSent, now: number): Item & Key => ({
  ...keys.sent(delivery, sent.person),
  ...sent,
  expiresAt: epochSeconds(now + KEPT),
})

/** Takes a person in hand, with one of their credits. */
export const reserveWrites = (delivery: string, person: string, household: string, now: number): Write[] => [
  { put: sentItem(delivery, { person, household, takenAt: isoTime(now) }, now), when: isNew },
  takeCredit(person, 'notice'),
]

/** Takes a person in hand again, whose credit was taken before. */
export const claimWrite = (delivery: string, { person, takenAt }: StoredSent, now: number): Write => ({
  update: keys.sent(delivery, person),
  changes: { set: { takenAt: isoTime(now), outcome: undefined } },
  when: { expression: 'outcome = :again AND takenAt = :at', values: { ':again': 'again', ':at': takenAt } },
})

/** Gives up what was surely not sent: the credit goes back to the person. */
export const giveUpWrites = (delivery: string, sent: StoredSent, now: number): Write[] => [
  {
    put: sentItem(delivery, { ...sent, outcome: 'failed' }, now),
    when: { expression: 'takenAt = :at', values: { ':at': sent.takenAt } },
  },
  returnCredit(sent.person, 'notice'),
]
