/**
 * Logins of wide screens, while they last: the code that a phone scans, how it stands, and the hash of the secret that the
 * browser which asked keeps. Whoever sees the screen has the code; only that browser has the secret.
 */
import '../../shared/zod.ts'
import { createHash, timingSafeEqual } from 'node:crypto'
import * as z from 'zod/mini'
import { shownCode } from '../../shared/codes.ts'
import { Refusal } from '../../shared/errors.ts'
import { personId } from '../../shared/people/person.ts'
import { LOGIN_LIFE, type Login, loginStates } from '../../shared/people/session.ts'
import { epochSeconds, isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { atVersion } from '../platform/expressions.ts'
import { type Key, keys } from '../platform/table.ts'

export const storedLogin = z.object({
  code: z.string(),
  /** Goes up with each change of state, so that of two at once one wins. */
  version: z.int(),
  secretHash: z.string(),
  device: z.string(),
  askedAt: z.string(),
  /** ISO 8601; the TTL beside it only cleans up. */
  overAt: z.string(),
  state: z.enum(loginStates),
  /** Who looked at it first; nobody else can confirm it. */
  person: z.optional(personId),
})
export type StoredLogin = z.infer<typeof storedLogin>

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

/** Whether it is the secret of this login; takes as long whichever it is. */
export const isSecretOf = ({ secretHash }: StoredLogin, secret: string): boolean =>
  timingSafeEqual(Buffer.from(secretHash), Buffer.from(hashOf(secret)))

/** A login that is not over. Throws `loginOver` for one that is, or never was. */
export function liveLogin(item: Item | undefined, now: number): StoredLogin {
  const login = item && z.parse(storedLogin, item)
  if (!login || Date.parse(login.overAt) <= now) throw new Refusal('loginOver')
  return login
}

export const newLogin = (asked: Pick<StoredLogin, 'code' | 'secretHash' | 'device'>, now: number): StoredLogin => ({
  ...asked,
  version: 1,
  askedAt: isoTime(now),
  overAt: isoTime(now + LOGIN_LIFE),
  state: 'waiting',
})

export const loginItem = (login: StoredLogin): Item & Key => ({
  ...keys.login(login.code),
  ...login,
  expiresAt: epochSeconds(Date.parse(login.overAt)) + 1,
})

/** The write that changes how a login stands, on condition that nobody else did since. */
export const changeLogin = (login: StoredLogin, set: Partial<Pick<StoredLogin, 'state' | 'person'>>): Write => ({
  update: keys.login(login.code),
  changes: { set: { ...set, version: login.version + 1 } },
  when: atVersion(login.version),
})

export const toLogin = ({ code, state, device, askedAt, overAt }: StoredLogin): Login => ({
  code: shownCode(code),
  state,
  device,
  askedAt,
  expiresAt: overAt,
})
