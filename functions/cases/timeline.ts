/**
 * Timelines that can be proved: each entry carries the hash of the one before, and its own over all it says (SHA-256 of
 * RFC 8785 JSON). Whoever keeps the last hash of a closed case can show that no entry was changed, taken out or put in.
 */
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

export interface Chained {
  seq: number
  previous: string
  hash: string
  /** That who wrote it was taken out (个人信息保护法 47): its hash is of what it said, and still holds the chain together. */
  redacted?: true | undefined
}

/** What the first entry of a case names as the one before. */
export const FIRST = 'first'

const hashOf = (entry: object): string =>
  createHash('sha256')
    .update(canonicalize(entry) ?? '')
    .digest('hex')

/** An entry with its hash. Keys whose value is undefined are left out, as the table leaves them out. */
export function chain<E extends object>(entry: E, seq: number, previous: string): E & Chained {
  const said = { ...entry, seq, previous }
  return { ...said, hash: hashOf(said) }
}

/** Where a chain is taken up: the seq of the next entry, and the hash that it must name as the one before. */
export interface Link {
  seq: number
  previous: string
}

/**
 * The seq of the first entry that breaks the chain, or undefined if it is whole. `entries` in order, without table keys;
 * `from`: where they take it up, the beginning unless said. What a redacted entry says can't be proved any more, but that
 * it was there, where and among which others.
 */
export function brokenAt(entries: readonly Chained[], from: Link = { seq: 1, previous: FIRST }): number | undefined {
  let { seq, previous } = from
  for (const entry of entries) {
    const { hash, redacted, ...said } = entry
    if (entry.seq !== seq || entry.previous !== previous) return entry.seq
    if (!redacted && hashOf(said) !== hash) return entry.seq
    previous = hash
    seq++
  }
  return undefined
}
