import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterWishMove } from '../../functions/wishes/after-move.ts'
import { figuresOf, monthsTo } from '../../functions/wishes/figures.ts'
import { afterHoldingMove } from '../../functions/wishes/move-holding.ts'
import { mayClaim, wishPartiesOf } from '../../functions/wishes/policy.ts'
import type { StoredHolding } from '../../functions/wishes/post-store.ts'
import type { StoredWish } from '../../functions/wishes/store.ts'
import { termFrom } from '../../functions/wishes/term.ts'
import { Refusal } from '../../shared/errors.ts'
import { DAY, movesFor } from '../../shared/lifecycle.ts'
import {
  type HoldingMove,
  type HoldingParty,
  holdingLifecycle,
  holdingMoves,
} from '../../shared/wishes/holding-lifecycle.ts'
import {
  type WishMove,
  type WishParty,
  type WishState,
  wishLifecycle,
  wishMoves,
  wishParties,
  wishStates,
} from '../../shared/wishes/lifecycle.ts'
import { tellingIn } from '../../shared/wishes/public-words.ts'
import { grid1, people, personNames } from '../support/district.ts'

const START = '2026-03-02T01:00:00.000Z'
const UNTIL = '2026-03-20T15:59:59.999Z'
const later = (ms: number) => new Date(Date.parse(START) + ms).toISOString()
const place = { area: grid1, name: '大江园社区第1网格' }

const shown: StoredWish = {
  card: {
    id: `wsh_${'0'.repeat(26)}`,
    version: 2,
    state: 'shown',
    roundAt: START,
    dueAt: UNTIL,
    late: false,
    changedAt: START,
    title: '一床棉被',
    kind: 'clothing',
    worth: 'to200',
    place,
    until: UNTIL,
    delivery: 'door',
    enteredAt: START,
    reports: 0,
  },
  text: '想要一床厚棉被',
  entries: 2,
  lastHash: 'second',
}
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

describe('who someone is to a wish', () => {
  const standings = (card: Partial<StoredWish['card']>, household: readonly string[] = []) =>
    Object.fromEntries(
      personNames.flatMap((name) => {
        const parties = wishPartiesOf(people[name], { ...shown.card, ...card }, household.includes(name))
        return parties.length ? [[name, parties.join(' ')]] : []
      }),
    )

  it('follows from roles over its grid, from living in its district, and from the household', () => {
    expect(standings({}, ['resident'])).toMatchObject({
      worker: 'steward reader',
      communityStaff: 'steward reader',
      streetStaff: 'observer reader',
      supervisor: 'observer reader',
      resident: 'family local reader',
      neighbour: 'claimant local reader',
      farResident: 'claimant reader',
      responder: 'claimant reader',
      unverified: 'reader',
      newcomer: 'reader',
      otherWorker: 'reader',
      farCommunityStaff: 'reader',
    })
  })

  it('is nobody but staff and the household while it is not shown', () => {
    const known = Object.keys(standings({ state: 'entered' }, ['resident']))
    expect(known.sort()).toEqual(
      ['administrator', 'communityStaff', 'districtStaff', 'resident', 'streetStaff', 'supervisor', 'worker'].sort(),
    )
    expect(Object.keys(standings({ heldBack: 'reported' }))).not.toContain('neighbour')
  })

  it('lets no child claim, of whatever home they are one', () => {
    const [home] = people.neighbour.homes
    const child = { ...people.neighbour, homes: [...people.farResident.homes, { ...home, child: true }] }
    expect(wishPartiesOf(child as typeof people.neighbour, shown.card, false)).toEqual(['reader'])
    expect(mayClaim(child as typeof people.neighbour, grid1)).toBe(false)
  })

  it('makes nobody the judge of what they claimed', () => {
    const parties = wishPartiesOf(
      { ...people.worker, homes: people.resident.homes },
      { ...shown.card, state: 'fulfilled', claimerId: people.worker.id },
      false,
    )
    expect(parties).toEqual(['observer', 'claimer', 'local', 'reader'])
    expect(mayClaim(people.unverified, grid1)).toBe(false)
  })
})

describe('what may not be said of a family', () => {
  it.each([
    ['想给 13912345678 送去', ['电话号码']],
    ['身份证 420102199001011237', ['身份证号码']],
    ['请送到 3 单元 502 室', ['楼栋房号']],
    ['演示家 庭想要一床被子', ['姓名']],
    ['电话 6543 2109', ['电话号码']],
    ['独居老人想要一床一米五的厚棉被', []],
    ['小学三年级的孩子想要 24 色水彩笔', []],
  ])('%s', (text, found) => {
    expect(tellingIn(text, { name: '演示家庭', phone: '027-65432109'.slice(4) })).toEqual(found)
  })
})

const running: StoredHolding = {
  card: {
    id: `hld_${'0'.repeat(26)}`,
    version: 1,
    state: 'asked',
    roundAt: START,
    late: false,
    changedAt: START,
    post: `srv_${'0'.repeat(26)}`,
    duty: 'stairs',
    title: '楼道长',
    place,
    holder: { name: '乙' },
    holderId: people.neighbour.id,
    askedAt: START,
    term: 1,
    wantsRenewal: false,
    minutes: 0,
  },
  entries: 1,
  lastHash: 'first',
}
const as = (party: HoldingParty) => ({ parties: [party], name: party })
const hold = (holding: StoredHolding, move: HoldingMove, party: HoldingParty, at: string, more = {}) =>
  afterHoldingMove(holding, move, as(party), more, at).holding

describe('a service post that is held', () => {
  it('runs a term, is told of a week before its end, then reviewed; overdue after two weeks', () => {
    const agreed = hold(running, 'agree', 'steward', START)
    expect(agreed.card).toMatchObject({
      state: 'running',
      from: '2026-03-01T16:00:00.000Z',
      until: '2026-04-01T15:59:59.999Z',
      dueAt: '2026-03-25T15:59:59.999Z',
    })
    const ending = hold(agreed, 'remind', 'clock', '2026-03-25T15:59:59.999Z')
    expect(ending.card).toMatchObject({ state: 'ending', dueAt: '2026-04-01T15:59:59.999Z' })
    const over = hold(ending, 'endTerm', 'clock', '2026-04-01T15:59:59.999Z')
    expect(over.card).toMatchObject({ state: 'over', late: false, dueAt: '2026-04-15T15:59:59.999Z' })
    expect(hold(over, 'missReview', 'clock', '2026-04-15T15:59:59.999Z').card).toMatchObject({
      state: 'over',
      late: true,
    })
    const renewed = hold(over, 'renew', 'steward', '2026-04-03T02:00:00.000Z', { term: 3, stars: 5, said: '很好' })
    expect(renewed.card).toMatchObject({ state: 'running', term: 3, stars: 5, until: '2026-07-02T15:59:59.999Z' })
  })

  it('ends on the last day of shorter months', () => {
    expect(termFrom('2026-01-31T02:00:00.000Z', 1).until).toBe('2026-02-27T15:59:59.999Z')
    expect(termFrom('2026-11-30T02:00:00.000Z', 3).until).toBe('2027-02-27T15:59:59.999Z')
    expect(termFrom('2026-03-01T02:00:00.000Z', 12).until).toBe('2027-02-28T15:59:59.999Z')
  })

  it('is agreed to and reviewed by others than its holder, in whatever order it is moved', () => {
    const step = fc.record({
      move: fc.constantFrom(...holdingMoves),
      party: fc.constantFrom<HoldingParty>('holder', 'steward', 'observer', 'clock'),
      wait: fc.integer({ min: 0, max: 20 * DAY }),
    })
    const stewards: readonly HoldingMove[] = ['agree', 'refuse', 'noteHours', 'renew', 'end']
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let holding = running
        let now = Date.parse(START)
        for (const { move, party, wait } of steps) {
          now += wait
          try {
            holding = hold(holding, move, party, new Date(now).toISOString(), { term: 2, stars: 4 })
          } catch (error) {
            if (!(error instanceof Refusal)) throw error
            continue
          }
          if (stewards.includes(move)) expect(party).toBe('steward')
          expect(party).not.toBe('observer')
          const { stage } = holdingLifecycle.states[holding.card.state]
          expect(holding.card.endedAt === undefined).toBe(stage !== 'closed')
        }
      }),
    )
  })
})

describe('the figures of a month', () => {
  it('count wishes where they were entered, and posts wherever they were held', () => {
    expect(monthsTo('2026-02', 4)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
    const wish = (enteredAt: string, days?: number) => ({
      state: (days === undefined ? 'claimed' : 'confirmed') as WishState,
      enteredAt,
      claimedAt: enteredAt,
      ...(days === undefined ? {} : { endedAt: new Date(Date.parse(enteredAt) + days * DAY).toISOString() }),
    })
    const wishes = [
      wish('2026-02-10T00:00:00.000Z', 2),
      wish('2026-02-11T00:00:00.000Z', 5),
      wish('2026-02-28T17:00:00.000Z'),
    ]
    const holdings = [
      { from: '2026-01-31T16:00:00.000Z' },
      { from: '2026-02-10T00:00:00.000Z', endedAt: '2026-02-20T00:00:00.000Z' },
      {},
    ]
    expect(figuresOf(['2026-02', '2026-03'], wishes, holdings, START)).toEqual([
      { month: '2026-02', entered: 2, claimed: 2, confirmed: 2, medianDays: 3.5, posts: 2 },
      { month: '2026-03', entered: 1, claimed: 1, confirmed: 0, posts: 1 },
    ])
  })
})

it('names every move that there is', () => {
  const moves: readonly WishMove[] = wishMoves
  expect(Object.keys(wishLifecycle.moves).sort()).toEqual([...moves].sort())
})
