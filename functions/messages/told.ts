/**
 * That a person is told something by a message: a row put before it is sent, with the credit taken in the same transaction, and
 * never twice. So however often it is to be told, and wherever a worker is broken off, nobody gets a second message; who was in
 * hand at that moment may get none.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { DAY } from '../../shared/lifecycle.ts'
import { templateNames } from '../../shared/messages/templates.ts'
import { epochSeconds } from '../platform/clock.ts'
import type { Item } from '../platform/dynamo.ts'
import type { Condition } from '../platform/expressions.ts'
import { dueKeys, type Key, keys } from '../platform/table.ts'

/** Rows are kept for so long: nothing is told anew by then. */
const KEPT = 40 * DAY

export const storedTold = z.object({
  /** What of: an entry of a case, `tkt_…:3`. */
  of: z.string(),
  person: z.string(),
  template: z.enum(templateNames),
  takenAt: z.string(),
  /** `again`: surely not sent yet, and it may be. None: it is being sent, or whoever sent it was broken off. */
  outcome: z.optional(z.enum(['sent', 'refused', 'failed', 'unsure', 'again'])),
  /** How often it was put aside because WeChat could not send just now. */
  rests: z.int(),
  /** Goes up when a worker is to take it up again. */
  turn: z.int(),
  dueAt: z.optional(z.string()),
})
export type StoredTold = z.infer<typeof storedTold>

export const parseTold = (item: Item | undefined): StoredTold | undefined => item && z.parse(storedTold, item)

export const toldKey = ({ of, person }: Pick<StoredTold, 'of' | 'person'>): Key => keys.sent(of, person)

export const toldItem = (told: StoredTold, now: number): Item & Key => {
  const { dueAt, ...rest } = told
  const due = dueAt ? dueKeys(`${told.of}#${told.person}`, dueAt) : {}
  return { ...toldKey(told), ...rest, ...due, expiresAt: epochSeconds(now + KEPT) }
}

/** That nobody else has taken it in hand since. */
export const stillInHand = ({ takenAt }: StoredTold): Condition => ({
  expression: 'takenAt = :at AND attribute_not_exists(outcome)',
  values: { ':at': takenAt },
})

export const stillAside = ({ turn }: StoredTold): Condition => ({
  expression: 'outcome = :again AND turn = :turn',
  values: { ':again': 'again', ':turn': turn },
})
