/**
 * Access tokens as stable_token gives them: the same one to all who ask, a new one five minutes before its end, and both are
 * taken until then. A forced one makes the one before worthless at once.
 */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
import type { Outcome, Refused } from './refusals.ts'

const LIFE = 7200 * 1000
const BEFORE_END = 5 * 60 * 1000
const TOKEN_BYTES = 48

const asked = z.object({
  grant_type: z.optional(z.string()),
  appid: z.optional(z.string()),
  secret: z.optional(z.string()),
  force_refresh: z.optional(z.boolean()),
})

export interface TokenOptions {
  appId: string
  appSecret: string
  now: () => number
  random: (bytes: number) => Uint8Array
}

export function openTokens({ appId, appSecret, now, random }: TokenOptions) {
  const untilOf = new Map<string, number>()
  let latest: string | undefined

  function stableToken(body: unknown): Outcome {
    const read = z.safeParse(asked, body)
    if (!read.success) return { refused: '47001' }
    const { grant_type, appid, secret, force_refresh } = read.data
    if (!appid) return { refused: '41002' }
    if (!secret) return { refused: '41004' }
    if (grant_type !== 'client_credential') return { refused: '40002' }
    if (appid !== appId) return { refused: '40013' }
    if (secret !== appSecret) return { refused: '40125' }
    if (force_refresh) forget()
    const until = latest && untilOf.get(latest)
    if (!latest || !until || until - BEFORE_END <= now()) {
      latest = Buffer.from(random(TOKEN_BYTES)).toString('base64url')
      untilOf.set(latest, now() + LIFE)
    }
    const left = (untilOf.get(latest) ?? 0) - now()
    return { answer: { access_token: latest, expires_in: Math.floor(left / 1000) } }
  }

  /** Why a token is not taken, if it is not. */
  function wrong(token: string | null): Refused | undefined {
    if (!token) return '41001'
    const until = untilOf.get(token)
    if (until === undefined) return '40001'
    return until <= now() ? '42001' : undefined
  }

  function forget(): void {
    untilOf.clear()
    latest = undefined
  }

  return { stableToken, wrong, forget }
}
