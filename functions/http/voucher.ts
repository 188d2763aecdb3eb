/**
 * Vouchers: what a call has learned, handed to the phone to be handed back with the next one, so that the next one need not learn it
 * again. Encrypted (JWE, RFC 7516), since it may say what its bearer must not know; good for one session, one use and a short while.
 */
import { EncryptJWT, errors as joseErrors, jwtDecrypt } from 'jose'
import { epochSeconds } from '../platform/clock.ts'
import type { Bearer } from './token.ts'

/** What a voucher is for: one for another use is none. */
export type VoucherUse = 'raiseAlert'

const ISSUER = 'weilinli'
const voucherKeys = new Map<string, Promise<Uint8Array>>()

/** The key of a secret, which is not the one that signs tokens: made once for the process. */
function voucherKey(secret: string): Promise<Uint8Array> {
  const known = voucherKeys.get(secret)
  if (known) return known
  const made = crypto.subtle
    .digest('SHA-256', new TextEncoder().encode(`voucher ${secret}`))
    .then((bytes) => new Uint8Array(bytes))
  voucherKeys.set(secret, made)
  return made
}

export interface Vouchers {
  /** `life`: milliseconds. */
  issue(use: VoucherUse, content: unknown, life: number): Promise<string>
  /** What was put into it; nothing where it is another's, for another use, over, or no voucher at all. */
  open(use: VoucherUse, voucher: string): Promise<unknown>
}

export const vouchersOf = (secret: string, { person, session }: Bearer, now: number): Vouchers => ({
  issue: async (use, content, life) =>
    new EncryptJWT({ sid: session, content })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setIssuer(ISSUER)
      .setSubject(person)
      .setAudience(use)
      .setIssuedAt(epochSeconds(now))
      .setExpirationTime(epochSeconds(now + life))
      .encrypt(await voucherKey(secret)),
  async open(use, voucher) {
    try {
      const { payload } = await jwtDecrypt(voucher, await voucherKey(secret), {
        issuer: ISSUER,
        subject: person,
        audience: use,
        currentDate: new Date(now),
        requiredClaims: ['sub', 'sid', 'exp', 'iat'],
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
      })
      return payload.sid === session ? payload.content : undefined
    } catch (error) {
      if (error instanceof joseErrors.JOSEError) return undefined
      throw error
    }
  },
})
