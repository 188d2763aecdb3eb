/** Our own tokens: JWTs signed with HS256; what they are for is their audience. */
import { errors as joseErrors, jwtVerify, SignJWT } from 'jose'
import { Refusal } from '../../shared/errors.ts'
import { epochSeconds } from '../platform/clock.ts'

const ISSUER = 'weilinli'
export type Audience = 'api' | 'socket'

type SecretKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>
const secretKeys = new Map<string, Promise<SecretKey>>()

/** The key of a secret, imported once for the process: given as bytes it is imported anew with each token. */
function secretKey(secret: string): Promise<SecretKey> {
  const known = secretKeys.get(secret)
  if (known) return known
  const bytes = new TextEncoder().encode(secret)
  const key = crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify'])
  secretKeys.set(secret, key)
  return key
}

/** Whom a token stands for, and in which session: when the session is ended, so is the token. */
export interface Bearer {
  person: string
  session: string
}

/** A token for a person's session, from `now`, for `life` milliseconds. */
export const signToken = async (
  secret: string,
  { person, session }: Bearer,
  audience: Audience,
  now: number,
  life: number,
): Promise<string> =>
  new SignJWT({ sid: session })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(ISSUER)
    .setSubject(person)
    .setAudience(audience)
    .setIssuedAt(epochSeconds(now))
    .setExpirationTime(epochSeconds(now + life))
    .sign(await secretKey(secret))

/** Whom a token stands for. Throws `tokenExpired`, or `notSignedIn` for anything else that is wrong with it. */
export async function verifyToken(secret: string, token: string, audience: Audience, now: number): Promise<Bearer> {
  try {
    const { payload } = await jwtVerify(token, await secretKey(secret), {
      algorithms: ['HS256'],
      issuer: ISSUER,
      audience,
      currentDate: new Date(now),
      requiredClaims: ['sub', 'sid', 'exp', 'iat'],
    })
    const { sub, sid } = payload
    if (sub && typeof sid === 'string' && sid) return { person: sub, session: sid }
  } catch (error) {
    if (error instanceof joseErrors.JWTExpired) throw new Refusal('tokenExpired')
    if (!(error instanceof joseErrors.JOSEError)) throw error
  }
  throw new Refusal('notSignedIn')
}

const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i

/** Whom an Authorization header stands for. */
export async function bearer(secret: string, header: string | undefined, now: number): Promise<Bearer> {
  const token = header && BEARER.exec(header)?.[1]
  if (!token) throw new Refusal('notSignedIn')
  return verifyToken(secret, token, 'api', now)
}
