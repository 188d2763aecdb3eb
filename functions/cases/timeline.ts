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

/** The seq of the first entry that breaks the chain, or undefined if it is whole. `entries` in order, without table keys. */
export function brokenAt(entries: readonly Chained[]): number | undefined {
  let previous = FIRST
  for (const [at, entry] of entries.entries()) {
    const { hash, ...said } = entry
    if (entry.seq !== at + 1 || entry.previous !== previous || hashOf(said) !== hash) return entry.seq
    previous = hash
  }
  return undefined
}
