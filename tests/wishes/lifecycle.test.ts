import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterWishMove } from '../../functions/wishes/after-move.ts'
import type { StoredWish } from '../../functions/wishes/store.ts'
import { Refusal } from '../../shared/errors.ts'
import { DAY, movesFor } from '../../shared/lifecycle.ts'
import {
  type WishMove,
  type WishParty,
  type WishState,
  wishLifecycle,
  wishMoves,
  wishParties,
  wishStates,
} from '../../shared/wishes/lifecycle.ts'
import { people } from '../support/district.ts'
import { later, START, shown, UNTIL } from './shown.ts'

const partyMover: Record<WishParty, { parties: WishParty[]; name: string; personId?: string }> = Object.fromEntries(
  wishParties.map((party) => [
    party,
    { parties: [party], name: party, ...(party.startsWith('claim') ? { personId: people.neighbour.id } : {}) },
  ]),
) as never

describe('a wish', () => {
  it('lets each do this, in each state', () => {
    const table = (party: WishParty) =>
      Object.fromEntries(
        wishStates.flatMap((state) => {
          const facts = { left: 0, thanked: false, heldBack: false }
          const moves = movesFor(wishLifecycle, { state, roundAt: START, late: false }, facts, [party], START)
          return moves.length ? [[state, moves]] : []
        }),
      )
    expect(table('steward')).toEqual({
      entered: ['show', 'correct', 'setDelivery', 'withdraw'],
      shown: ['correct', 'setDelivery', 'withdraw'],
      claimed: ['setDelivery', 'giveBack', 'withdraw'],
      fulfilled: ['refuse', 'confirm', 'thank'],
      confirmed: ['thank'],
    })
    expect(table('claimant')).toEqual({ shown: ['claim'] })
    expect(table('claimer')).toEqual({ claimed: ['fulfil', 'giveBack'] })
    expect(table('family')).toEqual({ fulfilled: ['thank'], confirmed: ['thank'] })
    expect(table('check')).toEqual({ entered: ['show'] })
    for (const party of ['observer', 'local', 'reader'] as const) expect(table(party)).toEqual({})
  })

  it('is anybody’s again two weeks after a claim that came to nothing, and whose door it is stays unsaid', () => {
    const claimed = afterWishMove(
      shown,
      'claim',
      partyMover.claimant,
      { card: { claimer: { name: '乙' } } },
      START,
    ).wish
    expect(claimed.card).toMatchObject({ state: 'claimed', claimerId: people.neighbour.id, dueAt: later(14 * DAY) })
    expect(() => afterWishMove(claimed, 'lapse', partyMover.clock, {}, later(14 * DAY - 1))).toThrow(Refusal)
    const { card } = afterWishMove(claimed, 'lapse', partyMover.clock, {}, later(14 * DAY)).wish
    expect(card).toMatchObject({ state: 'shown', delivery: 'office', dueAt: UNTIL })
    expect([card.claimer, card.claimerId, card.claimedAt]).toEqual([undefined, undefined, undefined])
  })

  it('that is given back after its last day is over at once', () => {
    const late: StoredWish = { ...shown, card: { ...shown.card, until: later(DAY) } }
    const claimed = afterWishMove(late, 'claim', partyMover.claimant, {}, START).wish
    const back = afterWishMove(claimed, 'giveBack', partyMover.claimer, {}, later(3 * DAY)).wish
    expect(back.card.dueAt).toBe(later(DAY))
    expect(afterWishMove(back, 'expire', partyMover.clock, {}, later(3 * DAY)).wish.card.state).toBe('expired')
  })

  it('that is held back can’t be claimed until somebody who serves there has looked', () => {
    const held: StoredWish = { ...shown, card: { ...shown.card, heldBack: 'reported', reports: 3 } }
    expect(() => afterWishMove(held, 'claim', partyMover.claimant, {}, START)).toThrow(Refusal)
    const kept = afterWishMove(held, 'keep', partyMover.steward, {}, START).wish
    expect(kept.card).toMatchObject({ reports: 0, state: 'shown' })
    expect(afterWishMove(kept, 'claim', partyMover.claimant, {}, START).wish.card.state).toBe('claimed')
  })

  it('has, in whatever order it is moved, one claimer while it is claimed, and none while it waits', () => {
    const claimedStates: readonly WishState[] = ['claimed', 'fulfilled', 'confirmed']
    const step = fc.record({
      move: fc.constantFrom(...wishMoves),
      party: fc.constantFrom(...wishParties),
      wait: fc.integer({ min: 0, max: 20 * DAY }),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let wish = shown
        let now = Date.parse(START)
        for (const { move, party, wait } of steps) {
          now += wait
          const at = new Date(now).toISOString()
          const before = wish
          try {
            wish = afterWishMove(wish, move, partyMover[party], {}, at).wish
          } catch (error) {
            if (!(error instanceof Refusal)) throw error
            continue
          }
          const { card } = wish
          expect(card.version).toBe(before.card.version + 1)
          expect(wish.entries).toBe(before.entries + 1)
          if (claimedStates.includes(card.state)) expect(card.claimerId).toBe(people.neighbour.id)
          if (['entered', 'shown', 'expired'].includes(card.state)) expect(card.claimerId).toBeUndefined()
          const { clock, stage } = wishLifecycle.states[card.state]
          expect(card.dueAt === undefined).toBe(clock === undefined)
          if (stage === 'closed') expect(card.endedAt).toBeDefined()
        }
      }),
    )
  })
})

it('names every move that there is', () => {
  const moves: readonly WishMove[] = wishMoves
  expect(Object.keys(wishLifecycle.moves).sort()).toEqual([...moves].sort())
})
