/** Floods, and those who are new: how much one person may write, counted in the transaction that writes it. */
import { NEW_FOR, NEW_POSTS_AN_HOUR, POSTS_A_MINUTE } from '../../shared/channels/limits.ts'
import { Refusal } from '../../shared/errors.ts'
import { HOUR, MINUTE } from '../../shared/lifecycle.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { attemptsAt, attemptsOf, attemptWrite, type Limit } from '../platform/limit.ts'
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
