import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterMove } from '../../functions/help/after-move.ts'
import { newHelpCase } from '../../functions/help/new-help.ts'
import { factsOf, isComing } from '../../functions/help/policy.ts'
import { isListed, type StoredHelp } from '../../functions/help/store.ts'
import { timesOf } from '../../shared/help/early.ts'
import {
  type HelpFacts,
  type HelpMove,
  type HelpParty,
  type HelpState,
  helpMoves,
  helpParties,
  helpStates,
  isGoing,
  helpLifecycle as lifecycle,
} from '../../shared/help/lifecycle.ts'
import { CONFIRM_TIME } from '../../shared/help/limits.ts'
import { DAY, decide, diagram, HOUR } from '../../shared/lifecycle.ts'
import { people } from '../support/district.ts'
import { runs } from '../support/properties.ts'

/** Every cell that is allowed, written down by hand: who, which move, from where, to where. All others are refused. */
const allowed = [
  ['neighbour', 'offer', 'open underway', 'same'],
  ['offerer', 'takeBack', 'open taken underway', 'same'],
  ['neighbour', 'join', 'open underway', 'same'],
  ['neighbour', 'joinLast', 'open', 'taken'],
  ['asker', 'accept', 'open underway', 'same'],
  ['asker', 'acceptLast', 'open', 'taken'],
  ['staff', 'stepIn', 'open underway', 'same'],
  ['staff', 'stepInLast', 'open', 'taken'],
  ['helper', 'setOut', 'open taken underway', 'underway'],
  ['helper', 'finish', 'open taken underway', 'underway'],
  ['helper', 'stepBack', 'open taken underway', 'open'],
  ['helper', 'stepOut', 'underway', 'same'],
  ['asker', 'noShow', 'open taken underway', 'open'],
  ['asker', 'noShowOut', 'underway', 'same'],
  ['asker', 'confirm', 'open taken underway', 'done'],
  ['asker', 'thank', 'done', 'same'],
  ['asker', 'cancel', 'open taken underway', 'cancelled'],
  ['staff', 'cancel', 'open taken underway', 'cancelled'],
  // Who asked lives there no more.
  ['clock', 'cancel', 'open taken underway', 'cancelled'],
  ['asker', 'extend', 'open taken underway', 'same'],
  ['asker', 'still', 'open', 'same'],
  ['asker', 'handOver', 'open taken underway', 'handedOver'],
  ['staff', 'handOver', 'open taken underway', 'handedOver'],
  ['asker', 'stopRepeat', 'open taken underway done lapsed cancelled handedOver', 'same'],
  ['staff', 'stopRepeat', 'open taken underway done lapsed cancelled handedOver', 'same'],
  ['neighbour', 'report', 'open taken underway', 'same'],
  ['offerer', 'report', 'open taken underway', 'same'],
  ['helper', 'report', 'open taken underway', 'same'],
  ['staff', 'show', 'open taken underway', 'same'],
  ['check', 'show', 'open taken underway', 'same'],
  ['clock', 'remind', 'open taken underway', 'same'],
  ['clock', 'ask', 'open', 'same'],
  ['clock', 'lapse', 'open taken', 'lapsed'],
  ['clock', 'timeOut', 'underway', 'done'],
] as const satisfies [HelpParty, HelpMove, string, HelpState | 'same'][]

/** Facts under which every move's guard holds, one way or the other. */
const guarded: HelpFacts[] = [true, false].flatMap((yes) =>
  [0, 1, 2].map((placesLeft) => ({
    placesLeft,
    accepted: 1,
    begun: yes,
    othersBegun: yes,
    first: yes,
    weekly: true,
    heldBack: true,
    asked: yes,
    unthanked: 1,
    lapseAfter: DAY,
    settleAfter: DAY + CONFIRM_TIME,
    early: false,
    ahead: false,
  })),
)
const everyFact = [
  ...guarded,
  ...guarded.map((facts) => ({ ...facts, first: !facts.first, othersBegun: !facts.othersBegun })),
]

const NOW = Date.parse('2026-03-02T01:00:00.000Z')
const iso = (at: number) => new Date(at).toISOString()

describe('the table', () => {
  it('allows these cells, under some facts, and no others under any', () => {
    const found: string[] = []
    for (const party of helpParties)
      for (const move of helpMoves)
        for (const state of helpStates) {
          const standing = { state, roundAt: iso(NOW), dueAt: iso(NOW + HOUR), late: false }
          const decisions = everyFact.map((facts) =>
            decide(lifecycle, standing, facts, move, [party], iso(NOW + 2 * HOUR)),
          )
          const made = decisions.flatMap((decision) => (decision.ok ? [decision.next.state] : []))
          if (made.length)
            found.push(
              `${party} ${move} ${state} ${made[0] === state && lifecycle.moves[move].to === 'same' ? 'same' : made[0]}`,
            )
        }
    const expected = allowed.flatMap(([party, move, from, to]) =>
      from.split(' ').map((state) => `${party} ${move} ${state} ${to}`),
    )
    expect(found.sort()).toEqual(expected.sort())
  })

  it('takes nobody on where no place is left, whatever else is so', () => {
    const taking = ['offer', 'join', 'joinLast', 'accept', 'acceptLast', 'stepIn', 'stepInLast'] as const
    for (const facts of everyFact.filter(({ placesLeft }) => placesLeft === 0))
      for (const move of taking)
        for (const state of helpStates) {
          const standing = { state, roundAt: iso(NOW), dueAt: iso(NOW + HOUR), late: false }
          expect(decide(lifecycle, standing, facts, move, helpParties, iso(NOW)).ok, `${move} ${state}`).toBe(false)
        }
  })

  it('lets nobody set out, be done or confirm long before its time, nor have missed what is to come', () => {
    const standing = { state: 'underway', roundAt: iso(NOW), dueAt: iso(NOW + HOUR), late: false } as const
    const may = (move: HelpMove, times: Partial<HelpFacts>) =>
      everyFact.some((facts) => decide(lifecycle, standing, { ...facts, ...times }, move, helpParties, iso(NOW)).ok)
    for (const move of ['setOut', 'finish', 'confirm'] as const)
      expect([may(move, { early: true, ahead: true }), may(move, { ahead: true })], move).toEqual([false, true])
    for (const move of ['noShow', 'noShowOut'] as const)
      expect([may(move, { ahead: true }), may(move, {})], move).toEqual([false, true])
    const at = iso(NOW)
    expect([-HOUR - 1, -HOUR, -1, 0].map((off) => Object.values(timesOf({ at }, NOW + off)))).toEqual([
      [true, true],
      [false, true],
      [false, true],
      [false, false],
    ])
    expect(timesOf({}, NOW)).toEqual({ early: false, ahead: false })
  })

  it('has a clock wherever something is to happen still, which leads on', () => {
    for (const state of helpStates) {
      const { clock } = lifecycle.states[state]
      expect(Boolean(clock)).toBe(isGoing(state))
      if (clock) expect(lifecycle.moves[clock.missed].from).toContain(state)
    }
    expect(diagram(lifecycle)).toContain('joinLast (neighbour)')
  })
})

const [home] = people.resident.homes
function asked(wanted: number, choose: 'pick' | 'first'): StoredHelp {
  if (!home) throw new Error('The resident has no home')
  const said = { kind: 'lift', urgency: 'normal', whose: 'me', keys: false, scope: 'community', weekly: false } as const
  const id = `hlp_${'0'.repeat(26)}`
  const rest = { id, words: '抬一张桌子', actor: people.resident, home, where: home, photos: [], unseen: [], rung: [] }
  return newHelpCase({ ...said, ...rest, wanted, choose, until: iso(NOW + DAY) }, iso(NOW)).help
}

const crowd = Array.from({ length: 6 }, (_, i) => `per_${String(i).padStart(26, '5')}`)
const step = fc.record({
  move: fc.constantFrom(...helpMoves),
  who: fc.constantFrom(...crowd),
  later: fc.integer({ min: 0, max: 12 * HOUR }),
})

/** What each move does to who comes; of whom it is about, as the operations do. */
function change(move: HelpMove, who: string, at: string) {
  const mine = (help: StoredHelp) => help.helpers.some(({ person }) => person === who)
  const set = (state: 'setOut' | 'finished' | 'noShow', more: object) => (help: StoredHelp) => ({
    ...help,
    helpers: help.helpers.map((each) => (each.person === who ? { ...each, state, ...more } : each)),
  })
  switch (move) {
    case 'join':
    case 'joinLast':
    case 'accept':
    case 'acceptLast':
    case 'stepIn':
    case 'stepInLast': {
      const helper = { person: who, name: '演示居民', state: 'accepted' as const, staff: false, acceptedAt: at }
      return (help: StoredHelp) => (mine(help) ? help : { ...help, helpers: [...help.helpers, helper] })
    }
    case 'setOut':
      return set('setOut', { setOutAt: at })
    case 'finish':
      return set('finished', { finishedAt: at })
    case 'noShow':
    case 'noShowOut':
      return set('noShow', {})
    case 'stepBack':
    case 'stepOut':
      return (help: StoredHelp) => ({ ...help, helpers: help.helpers.filter(({ person }) => person !== who) })
    case 'ask':
      return (help: StoredHelp) => ({ ...help, askedAt: at })
    case 'still':
      return ({ askedAt: _, ...help }: StoredHelp) => help
    default:
      return (help: StoredHelp) => help
  }
}

const joins: readonly HelpMove[] = ['join', 'joinLast', 'accept', 'acceptLast', 'stepIn', 'stepInLast']
const ofHelper: readonly HelpMove[] = ['setOut', 'finish', 'stepBack', 'stepOut', 'noShow', 'noShowOut']

describe('any life', () => {
  it('never has more helpers than were asked for, is open only while one is wanted, and ends once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom('pick' as const, 'first' as const),
        fc.array(step, { maxLength: 60 }),
        (wanted, choose, steps) => {
          let help = asked(wanted, choose)
          let now = NOW
          for (const { move, who, later } of steps) {
            now += later
            const comes = help.helpers.some((each) => each.person === who && isComing(each))
            const known = help.helpers.some(({ person }) => person === who)
            if (joins.includes(move) ? known : ofHelper.includes(move) ? !comes : false) continue
            const before = help
            try {
              const mover = { parties: lifecycle.moves[move].by, name: '演示', personId: who }
              help = afterMove(help, move, mover, iso(now), { about: who }, change(move, who, iso(now))).help
            } catch {
              continue
            }
            const { card } = help
            expect(isGoing(before.card.state) || before.card.state === card.state).toBe(true)
            expect(card.accepted).toBeLessThanOrEqual(card.wanted)
            expect(card.accepted).toBe(help.helpers.filter(isComing).length)
            expect(help.waiting.filter((each) => help.helpers.some(({ person }) => person === each))).toEqual([])
            expect(card.endedAt !== undefined).toBe(!isGoing(card.state))
            const facts = factsOf(help)
            if (card.state === 'taken') expect(facts.placesLeft).toBe(0)
            if (card.state === 'open') expect([facts.placesLeft > 0, facts.begun]).toEqual([true, false])
            if (card.state === 'underway') expect(facts.begun).toBe(true)
            expect(isListed(card)).toBe((card.state === 'open' || card.state === 'underway') && facts.placesLeft > 0)
            expect(Boolean(card.dueAt)).toBe(isGoing(card.state))
          }
        },
      ),
      { numRuns: runs(300) },
    )
  })

  it('ends at its time where nobody came, and two days later where somebody was to', () => {
    const open = asked(2, 'first')
    expect(open.card.dueAt).toBe(iso(NOW + DAY))
    const mover = { parties: ['neighbour'] as const, name: '演示' }
    const joined = afterMove(
      open,
      'join',
      mover,
      iso(NOW + HOUR),
      { about: crowd[0] },
      change('join', crowd[0] ?? '', iso(NOW + HOUR)),
    )
    expect(joined.help.card.dueAt).toBe(iso(NOW + DAY + CONFIRM_TIME))
    const helper = { parties: ['helper'] as const, name: '演示' }
    const finished = afterMove(
      joined.help,
      'finish',
      helper,
      iso(NOW + 2 * HOUR),
      { about: crowd[0] },
      change('finish', crowd[0] ?? '', iso(NOW + 2 * HOUR)),
    )
    // Another is wanted still: they may come until it is over.
    expect(finished.help.card).toMatchObject({ state: 'underway', dueAt: iso(NOW + DAY + CONFIRM_TIME) })
  })
})
