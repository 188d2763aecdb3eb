import { describe, expect, it } from 'vitest'
import { DAY, decide, diagram, type Standing } from '../../shared/lifecycle.ts'
import {
  ticketLifecycle as lifecycle,
  type TicketFacts,
  type TicketMove,
  type TicketParty,
  type TicketState,
  ticketMoves,
  ticketParties,
  ticketStates,
} from '../../shared/tickets/lifecycle.ts'

/** Every cell that is allowed, written down by hand: who, which move, from where, to where. All others are refused. */
const allowed = [
  // party, move, from states, to state
  ['handler', 'accept', 'filed reopened', 'accepted'],
  ['handler', 'reply', 'accepted resolved', 'same'],
  ['handler', 'resolve', 'accepted reopened', 'resolved'],
  ['handler', 'pass', 'filed accepted reopened', 'filed'],
  ['handler', 'staffNote', 'filed accepted resolved reopened confirmed unconfirmed', 'same'],
  ['observer', 'staffNote', 'filed accepted resolved reopened confirmed unconfirmed', 'same'],
  ['dispatcher', 'reassign', 'filed accepted reopened', 'filed'],
  ['dispatcher', 'return', 'filed accepted reopened', 'filed'],
  ['owner', 'note', 'filed accepted resolved reopened', 'same'],
  ['owner', 'confirm', 'resolved unconfirmed', 'confirmed'],
  ['owner', 'reopen', 'resolved unconfirmed', 'reopened'],
  ['owner', 'rate', 'confirmed unconfirmed', 'same'],
  ['owner', 'withdraw', 'filed accepted reopened', 'withdrawn'],
  ['handler', 'show', 'filed accepted resolved reopened confirmed unconfirmed', 'same'],
  ['handler', 'makePrivate', 'filed accepted resolved reopened confirmed unconfirmed', 'same'],
  ['owner', 'makePrivate', 'filed accepted resolved reopened confirmed unconfirmed', 'same'],
  ['clock', 'missAccept', 'filed reopened', 'same'],
  ['clock', 'missResolve', 'accepted', 'same'],
  ['clock', 'lapse', 'resolved', 'unconfirmed'],
] as const satisfies [TicketParty, TicketMove, string, TicketState | 'same'][]

const cellOf = (party: TicketParty, move: TicketMove, state: TicketState) =>
  allowed.find(([by, name, from]) => by === party && name === move && from.split(' ').includes(state))

const NINE = Date.parse('2026-03-02T01:00:00.000Z')
const at = (milliseconds: number) => new Date(milliseconds).toISOString()
/** Facts under which no guard objects. */
const free: TicketFacts = { holderLevel: 'community', passed: true, rated: false, public: true, heldBack: true }
/** A standing whose clock, if its state has one, ran out a minute ago. */
const overdue = (state: TicketState): Standing<TicketState> => ({
  state,
  roundAt: at(NINE - 30 * DAY),
  ...(lifecycle.states[state].clock ? { dueAt: at(NINE - 60_000) } : {}),
  late: false,
})

describe.each(ticketParties)('as %s', (party) => {
  it.each(ticketMoves)('%s is allowed just where the table says', (move) => {
    for (const state of ticketStates) {
      const decision = decide(lifecycle, overdue(state), free, move, [party], at(NINE))
      const cell = cellOf(party, move, state)
      const mayEver = allowed.some(([by, name]) => by === party && name === move)
      if (!cell) expect(decision, state).toEqual({ ok: false, why: mayEver ? 'wrongState' : 'notYours' })
      else expect(decision, state).toMatchObject({ ok: true, next: { state: cell[3] === 'same' ? state : cell[3] } })
    }
  })
})

describe('guards', () => {
  const refusal = (move: TicketMove, facts: TicketFacts, state: TicketState, party: TicketParty) => {
    const decision = decide(lifecycle, overdue(state), facts, move, [party], at(NINE))
    return decision.ok ? undefined : decision.why
  }
  it('nobody is above the street, so nothing is passed up from there', () => {
    for (const holderLevel of ['grid', 'community'] as const)
      expect(refusal('pass', { ...free, holderLevel }, 'filed', 'handler')).toBeUndefined()
    expect(refusal('pass', { ...free, holderLevel: 'street' }, 'filed', 'handler')).toBe('wrongState')
  })
  it('only what was passed up can be returned', () => {
    expect(refusal('return', { ...free, passed: false }, 'filed', 'dispatcher')).toBe('wrongState')
  })
  it('a ticket is rated once', () => {
    expect(refusal('rate', { ...free, rated: true }, 'confirmed', 'owner')).toBe('wrongState')
  })
})

it('the diagram draws every state and every arrow of the table', () => {
  const drawn = diagram(lifecycle)
  for (const [party, move, from, to] of allowed)
    if (to !== 'same')
      for (const state of from.split(' '))
        expect(drawn).toMatch(new RegExp(`${state} --> ${to}: ${move} \\(.*${party}`))
  expect(drawn.match(/-->/g)?.length).toBe(
    1 + 3 + allowed.flatMap(([, , from, to]) => (to === 'same' ? [] : from.split(' '))).length,
  )
})
