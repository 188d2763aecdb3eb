/** Floods, and those who are new: how much one person may write, counted in the transaction that writes it. */
import { LOOKS_A_DAY, LOOKS_AN_HOUR, NEW_FOR, NEW_POSTS_AN_HOUR, POSTS_A_MINUTE } from '../../shared/channels/limits.ts'
import { Refusal } from '../../shared/errors.ts'
import { DAY, HOUR, MINUTE } from '../../shared/lifecycle.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { attemptsAt, attemptsOf, attemptWrite, countAttempt, type Limit } from '../platform/limit.ts'
import type { Key } from '../platform/table.ts'

/** The limits of a person; `since`: when they came to be a neighbour in this channel, where that is known. */
export function limitsOf(person: string, since: string | undefined, now: number): Limit[] {
  const isNew = since !== undefined && now - Date.parse(since) < NEW_FOR
  const flood: Limit = { what: 'post', who: person, max: POSTS_A_MINUTE, window: MINUTE }
  return isNew ? [flood, { what: 'newPost', who: person, max: NEW_POSTS_AN_HOUR, window: HOUR }] : [flood]
}

export const limitKeys = (limits: readonly Limit[], now: number): Key[] => limits.map((limit) => attemptsAt(limit, now))

/** Throws `tooMany` where one of them is reached. */
export function within(limits: readonly Limit[], found: readonly (Item | undefined)[]): void {
  for (const [i, { what, max }] of limits.entries()) {
    if (attemptsOf(found[i]) < max) continue
    const words = what === 'post' ? '发得太快了，请歇一会儿再发' : `刚加入的第一天，每小时最多发 ${max} 条`
    throw new Refusal('tooMany', { text: words })
  }
}

export const limitWrites = (limits: readonly Limit[], found: readonly (Item | undefined)[], now: number): Write[] =>
  limits.map((limit, i) => attemptWrite(limit, found[i], now))

/** How often one person looks for members by name. */
export const looksOf = (person: string): Limit[] => [
  { what: 'memberLook', who: person, max: LOOKS_AN_HOUR, window: HOUR },
  { what: 'memberLookDay', who: person, max: LOOKS_A_DAY, window: DAY },
]

/** Counts a look, whatever is found: also that of a post which means somebody by name. Throws `tooMany`, said at `field`. */
export async function countLook(table: Table, person: string, now: number, field: 'q' | 'members'): Promise<void> {
  for (const limit of looksOf(person))
    if (!(await countAttempt(table, limit, now)))
      throw new Refusal('tooMany', { [field]: '找得太频繁了，请过一会儿再找，或从最近的发言里选' })
}
