/**
 * Whether what is kept of someone's chain of deeds is whole. Entries are forgotten after their time, so a chain may begin
 * later than with the first: then its first entry says when the one before was, and that must be long enough ago.
 */

import { brokenAt, FIRST, type Link } from '../cases/timeline.ts'
import type { AuditCard } from '../http/audit.ts'

export interface Part {
  /** In order, without gaps only if nothing was taken out. */
  cards: readonly AuditCard[]
  /** Where the part is taken up, where that is known from the entry before it. */
  link?: Link | undefined
  /** The end of the chain as it is kept beside the entries; not given for a part that others follow. */
  end?: { seq: number; hash: string; at?: string | undefined } | undefined
  /** What was done before this moment may be forgotten. */
  keptSince: string
}

/** The seq at which a part is broken, if it is. */
export function brokenPart({ cards, link, end, keptSince }: Part): number | undefined {
  const [first] = cards
  if (!first) return end && (end.at ?? keptSince) >= keptSince ? end.seq : undefined
  const from = link ?? beginning(first, keptSince)
  if (!from) return first.seq
  const broken = brokenAt(cards, from)
  if (broken !== undefined) return broken
  const last = cards.at(-1)
  return end && last && (last.seq !== end.seq || last.hash !== end.hash) ? last.seq + 1 : undefined
}

/** How a chain may begin: with the first entry of all, or after one that is forgotten by now. */
function beginning({ seq, previous, previousAt }: AuditCard, keptSince: string): Link | undefined {
  if (seq === 1) return { seq, previous: FIRST }
  return previousAt !== undefined && previousAt < keptSince ? { seq, previous } : undefined
}
