import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { brokenPart } from '../../functions/audit/chain.ts'
import type { AuditCard } from '../../functions/http/audit.ts'
import { auditCard, auditWrites } from '../../functions/http/audit.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { people } from '../support/district.ts'

const START = Date.parse('2026-03-02T01:00:00.000Z')
const day = (n: number) => new Date(START + n * DAY).toISOString()

/** A chain as it is written, an entry a day. */
function chained(length: number): AuditCard[] {
  const cards: AuditCard[] = []
  let head: Record<string, unknown> | undefined
  for (let i = 0; i < length; i++) {
    const about = { area: '420102015020001', what: `tkt_${i}` }
    const writes = auditWrites(people.worker, 'getTicket', about, head, START + i * DAY)
    const [end, entry] = writes.map((write) => ('put' in write ? write.put : undefined))
    head = end
    cards.push(auditCard.parse(entry?.card))
  }
  return cards
}
const endOf = (cards: readonly AuditCard[]) => {
  const last = cards.at(-1)
  return last && { seq: last.seq, hash: last.hash, at: last.at }
}
const LONG_AGO = day(-1)

describe('a chain', () => {
  it('is whole as it is written, in parts too, and after its beginning is forgotten', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(11), (length, at) => {
        const cards = chained(length)
        const end = endOf(cards)
        expect(brokenPart({ cards, end, keptSince: LONG_AGO })).toBeUndefined()
        const cut = at % length
        const before = cards[cut - 1]
        const link = before && { seq: before.seq + 1, previous: before.hash }
        expect(brokenPart({ cards: cards.slice(cut), link, end, keptSince: LONG_AGO })).toBeUndefined()
        expect(brokenPart({ cards: cards.slice(0, cut), keptSince: LONG_AGO })).toBeUndefined()
        // All before the cut was done more than the time of keeping ago.
        expect(brokenPart({ cards: cards.slice(cut), end, keptSince: day(cut - 0.5) })).toBeUndefined()
      }),
    )
  })

  it('is broken by any word changed, any entry taken out or put in, wherever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.nat(11), (length, at) => {
        const cards = chained(length)
        const end = endOf(cards)
        const which = at % length
        const one = cards[which]
        if (!one) return
        const whole = (changed: AuditCard[]) => brokenPart({ cards: changed, end, keptSince: LONG_AGO })
        expect(whole(cards.with(which, { ...one, area: '420102' }))).toBe(one.seq)
        expect(whole(cards.with(which, { ...one, by: people.resident.id }))).toBe(one.seq)
        expect(whole(cards.with(which, { ...one, note: 'x' }))).toBe(one.seq)
        expect(whole(cards.with(which, { ...one, previousAt: day(-900) }))).toBe(one.seq)
        expect(whole(cards.toSpliced(which, 1))).toBeDefined()
        expect(whole(cards.toSpliced(which, 0, one))).toBeDefined()
        expect(whole(cards.slice(0, which))).toBeDefined()
        // Taken out at the beginning, as if forgotten: but it is not long enough ago.
        if (which > 0) expect(whole(cards.slice(which))).toBe(one.seq)
      }),
    )
  })

  it('may not end otherwise than is kept beside it', () => {
    const cards = chained(5)
    const end = endOf(cards.slice(0, 4))
    expect(brokenPart({ cards, end, keptSince: LONG_AGO })).toBe(6)
    expect(brokenPart({ cards: [], end, keptSince: LONG_AGO })).toBe(4)
    expect(brokenPart({ cards: [], end, keptSince: day(900) })).toBeUndefined()
    expect(brokenPart({ cards: [], keptSince: LONG_AGO })).toBeUndefined()
  })
})
