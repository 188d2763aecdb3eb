/** Whether a request is WeChat's (消息推送): it knows the token, and it was made just now. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { Refusal } from '../../shared/errors.ts'
import { MINUTE } from '../../shared/lifecycle.ts'

interface Signed {
  signature: string
  /** Seconds since the epoch. */
  timestamp: string
  nonce: string
}

/** How far WeChat's clock and ours may lie apart, with the way between. */
const FRESH = 5 * MINUTE

const hash = (parts: readonly string[]) =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest()

/** Throws `notFromWechat` for a signature of another token, and for one of another time. `more`: what is signed beside these. */
export function checkSignature(
  token: string,
  { signature, timestamp, nonce }: Signed,
  now: number,
  ...more: string[]
): void {
  const right = timingSafeEqual(hash([token, timestamp, nonce, ...more]), Buffer.from(signature, 'hex'))
  if (!right || Math.abs(Number(timestamp) * 1000 - now) > FRESH) throw new Refusal('notFromWechat')
}
