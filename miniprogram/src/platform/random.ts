/** The one place where the app asks for chance. */

/** A number from 0 up to 1. Good enough to spread retries; nothing secret is made of it. */
export const chance = () => Math.random()

const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz'
const KEY_LENGTH = 24

/**
 * A key for one wish of one person (Idempotency-Key). It need not be secret, only not come twice: the service keeps keys apart
 * by person. WeChat has no synchronous strong random, so this is chance's.
 */
export const makeKey = () => Array.from({ length: KEY_LENGTH }, () => LETTERS[Math.floor(chance() * 36)]).join('')
