/**
 * Codes that one person hands to another, or to a screen: ten characters of Crockford's base32, 50 bits of random. They are
 * shown in two groups of five, and taken with or without the dash, in lower case too, with O for 0 and I or L for 1.
 */
import './zod.ts'
import * as z from 'zod/mini'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 10

/** `random` gives that many random bytes; a byte of 256 falls on 32 characters evenly. */
export const makeCode = (random: (bytes: number) => Uint8Array): string =>
  Array.from(random(LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join('')

/** As a person reads it: XXXXX-XXXXX. */
export const shownCode = (code: string): string => `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`

const plain = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')

/** A code as it was typed, scanned or pasted; parsed to its ten characters. */
export const code = z
  .string()
  .check(z.maxLength(40), z.overwrite(plain), z.regex(/^[0-9A-HJKMNP-TV-Z]{10}$/, '这个码不对，请检查后再输'))
