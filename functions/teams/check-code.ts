/**
 * Check codes: what a screen on the spot shows, another every 30 seconds. HMAC-SHA-256 over the activity, what it is for and the
 * window of time, under the activity's own secret; 40 bits of it. Right now and for the window before, and for nothing else.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { type CheckPurpose, CODE_LENGTH } from '../../shared/teams/check-code.ts'
import { CODE_STANDS } from '../../shared/teams/kinds.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export interface CodeOf {
  secret: string
  activity: string
  purpose: CheckPurpose
}

export const windowAt = (now: number): number => Math.floor(now / CODE_STANDS)

/** The code of one window. A byte of 256 falls on 32 characters evenly. */
export function codeOf({ secret, activity, purpose }: CodeOf, window: number): string {
  const digest = createHmac('sha256', Buffer.from(secret, 'base64url'))
    .update(`${activity}#${purpose}#${window}`)
    .digest()
  return Array.from(digest.subarray(0, CODE_LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join('')
}

/** Whether a code is right at a moment: of this window, or of the one before. */
export function isRight(of: CodeOf, code: string, now: number): boolean {
  const given = Buffer.from(code)
  const rights = [0, 1].map((back) => Buffer.from(codeOf(of, windowAt(now) - back)))
  return rights.map((right) => right.length === given.length && timingSafeEqual(right, given)).includes(true)
}
