/** Whether a signal is the device's own: it knows the secret, and its clock is right. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { SIGNAL_WINDOW } from '../../shared/devices/contract.ts'
import { Refusal } from '../../shared/errors.ts'

export interface Signed {
  /** As the API knows it: `/devices/<id>/signals`. */
  path: string
  /** Seconds since the epoch. */
  timestamp: string
  nonce: string
  /** As it was sent. */
  body: string
}

/** What is signed; only its last part may hold line feeds, so that no two signals say the same. */
export const signedText = ({ path, timestamp, nonce, body }: Signed): string =>
  ['POST', path, timestamp, nonce, body].join('\n')

/** In hex. The secret is the key as it is shown: so that `openssl dgst -hmac` takes it. */
export const signatureOf = (secret: string, signed: Signed): string =>
  createHmac('sha256', secret).update(signedText(signed)).digest('hex')

/** Constant in time, whatever is wrong with it. */
export const isSignature = (secret: string, signed: Signed, signature: string): boolean =>
  timingSafeEqual(Buffer.from(signatureOf(secret, signed), 'hex'), Buffer.from(signature, 'hex'))

/** Throws `clockOff`, which says the right time, to whoever asks: it is no secret, and a device sets its clock by it. */
export function checkClock(timestamp: string, now: number): void {
  if (Math.abs(Number(timestamp) * 1000 - now) <= SIGNAL_WINDOW) return
  throw new Refusal('clockOff', { timestamp: `现在是 ${Math.floor(now / 1000)} 秒` })
}
