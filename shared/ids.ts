/** Ids: a prefix that tells the kind, then 26 characters that sort by time (a ULID: 48 bits of milliseconds, 80 of random). */
import './zod.ts'
import * as z from 'zod/mini'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const TIME_CHARACTERS = 10
const RANDOM_CHARACTERS = 16

export const idPrefixes = [
  'per',
  'ses',
  'tkt',
  'pho',
  'fil',
  'voi',
  'joi',
  'dep',
  'req',
  'grp',
  'job',
  'imp',
  'shf',
  'swp',
  'aud',
  'chn',
  'pst',
  'cal',
  'ntc',
  'wrn',
  'alr',
  'dev',
  'pnt',
  'isp',
  'inc',
  'rol',
  'tea',
  'act',
  'mov',
  'crt',
  'hlp',
  'thg',
  'lon',
  'wsh',
  'srv',
  'hld',
] as const
/** Person, session, ticket, photo, file, join, dependant, request, grid group, area job, import, shift, swap, audit entry, interest channel, post, call, notice, relayed warning, alert, device, key fire point, inspection, incident, roll call, move of hours, certificate, request for help, thing, loan, wish, service post, holding of one, volunteer team, activity. */
export type IdPrefix = (typeof idPrefixes)[number]

/**
 * Makes an id. `now` is milliseconds since the epoch; `random` gives that many random bytes.
 * Two ids of one millisecond differ by their random part and have no order between them.
 */
export function makeId(prefix: IdPrefix, now: number, random: (bytes: number) => Uint8Array): string {
  let time = ''
  for (let rest = now, i = 0; i < TIME_CHARACTERS; i++, rest = Math.floor(rest / 32)) time = ALPHABET[rest % 32] + time
  const tail = Array.from(random(RANDOM_CHARACTERS), (byte) => ALPHABET[byte % 32]).join('')
  return `${prefix}_${time}${tail}`
}

/** The schema of ids of one kind, or of one of several. */
export const id = (prefix: IdPrefix, ...others: IdPrefix[]) => {
  const kinds = others.length ? `(${[prefix, ...others].join('|')})` : prefix
  return z.string().check(z.regex(new RegExp(`^${kinds}_[0-9A-HJKMNP-TV-Z]{26}$`), '编号不对'))
}

/** A key that a client makes once for one wish and sends again with each try: 8-64 letters, digits, `-` or `_`. */
export const IDEMPOTENCY_KEY = /^[A-Za-z0-9_-]{8,64}$/
