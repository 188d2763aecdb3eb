/**
 * Attempts at joining: a person's own are refused when there were too many in a day. Those at an address are counted
 * without a word: when there were too many, phones are no longer compared with its row of the roster, and nothing shows.
 */

import { Refusal } from '../../shared/errors.ts'
import { JOINS_A_DAY, PHONES_A_DAY, TRIES_AT_ADDRESS } from '../../shared/households/limits.ts'
import { DAY } from '../../shared/lifecycle.ts'
import type { Table, Write } from '../platform/dynamo.ts'
import { attemptsAt, attemptsOf, attemptWrite, type Limit } from '../platform/limit.ts'

const own = {
  join: { what: 'join', max: JOINS_A_DAY },
  phone: { what: 'phone', max: PHONES_A_DAY },
} as const

export interface Attempts {
  /** The writes that count this attempt. */
  writes: Write[]
  /** Whether a phone may still be compared at this address today. */
  compares: boolean
}

/** Reads what was tried before. Throws `tooMany` for this person. */
export async function readAttempts(
  table: Table,
  kind: keyof typeof own,
  person: string,
  household: string,
  now: number,
): Promise<Attempts> {
  const mine: Limit = { ...own[kind], who: person, window: DAY }
  const there: Limit = { what: 'address', who: household, max: TRIES_AT_ADDRESS, window: DAY }
  const [tried, triedThere] = await table.read([attemptsAt(mine, now), attemptsAt(there, now)])
  if (attemptsOf(tried) >= mine.max) throw new Refusal('tooMany')
  return {
    writes: [
      { ...attemptWrite(mine, tried, now), otherwise: 'tooMany' },
      attemptWrite(there, triedThere, now, 'beyond'),
    ],
    compares: attemptsOf(triedThere) < there.max,
  }
}
