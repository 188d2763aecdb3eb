/**
 * A call made before anything is read, from a voucher that its caller was given moments ago: one transaction, which holds only while
 * all that the voucher says is still so. Where it isn't, nothing was written, and the call is made as any other.
 */
import { epochSeconds } from '../platform/clock.ts'
import type { Write } from '../platform/dynamo.ts'
import { atVersion } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import type { Bearer } from './token.ts'

export interface Ahead<Reply> {
  /** The person's version when the voucher was issued. */
  version: number
  /** On the conditions for all else that the voucher says. */
  writes: readonly Write[]
  reply: Reply
  /** Done once it is written. */
  after(): Promise<void>
}

/** Holds while this person is who they were and their session goes on: what reading them would have shown. */
export const stillSignedIn = ({ person, session }: Bearer, version: number, now: number): Write[] => [
  { check: keys.person(person), when: atVersion(version) },
  {
    check: keys.session(person, session),
    when: { expression: 'expiresAt > :now', values: { ':now': epochSeconds(now) } },
  },
]
