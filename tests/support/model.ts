/** Tickets as a model: what the pure lifecycle and policy say, with the hand-over of a ticket told anew in a few lines. */
import { partiesOf } from '../../functions/tickets/policy.ts'
import { ancestorAt, levelOf, parentOf } from '../../shared/areas/code.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import { decide, opened, type Stage, type Standing } from '../../shared/lifecycle.ts'
import {
  type TicketFacts,
  type TicketMove,
  type TicketParty,
  type TicketState,
  ticketLifecycle,
} from '../../shared/tickets/lifecycle.ts'
import { type PersonName, people } from './district.ts'

export interface Modelled {
  id: string
  owner: PersonName
  place: string
  visibility: 'public' | 'private'
  standing: Standing<TicketState>
  holder: string
  passedBy: string[]
  stars?: number
  changedAt: string
  moves: string[]
}

export const fileTicket = (
  id: string,
  owner: PersonName,
  visibility: Modelled['visibility'],
  now: string,
): Modelled => {
  const place = people[owner].homes[0]?.building ?? ''
  const standing = opened(ticketLifecycle, now)
  const holder = ancestorAt(place, 'grid') ?? ''
  return { id, owner, place, visibility, standing, holder, passedBy: [], changedAt: now, moves: ['open'] }
}

const factsOf = (ticket: Modelled): TicketFacts => ({
  holderLevel: levelOf(ticket.holder) ?? 'city',
  passed: ticket.passedBy.length > 0,
  rated: ticket.stars !== undefined,
  public: ticket.visibility === 'public',
  heldBack: false,
})

export const partiesTo = (ticket: Modelled, who: PersonName): TicketParty[] => {
  const level = levelOf(ticket.holder) ?? 'city'
  const { owner, place, visibility, holder } = ticket
  return partiesOf(people[who], {
    ownerId: people[owner].id,
    holder: { area: holder, level, name: '' },
    place: { area: place, name: '' },
    state: ticket.standing.state,
    visibility,
    passed: ticket.passedBy.length > 0,
  })
}

/** Makes a move in the model, or says why not. `to`: where it is dispatched. */
export function move(
  ticket: Modelled,
  name: TicketMove,
  parties: TicketParty[],
  now: string,
  more: { to?: string; stars?: number } = {},
): ErrorCode | undefined {
  const decision = decide(ticketLifecycle, ticket.standing, factsOf(ticket), name, parties, now)
  if (!decision.ok) return decision.why === 'notYours' ? 'notAllowed' : 'wrongState'
  ticket.standing = decision.next
  ticket.changedAt = now
  ticket.moves.push(name)
  if (more.stars) ticket.stars = more.stars
  if (name === 'pass') {
    ticket.passedBy.push(ticket.holder)
    ticket.holder = parentOf(ticket.holder) ?? ''
  }
  if (name === 'return') ticket.holder = ticket.passedBy.pop() ?? ''
  if (name === 'makePrivate') ticket.visibility = 'private'
  if (name === 'reassign') {
    ticket.holder = more.to ?? ''
    ticket.passedBy = []
  }
  return undefined
}

/** What the sweep does to a ticket: the answer is whether it did anything. */
export function turnClock(ticket: Modelled, now: string): boolean {
  const missed = ticketLifecycle.states[ticket.standing.state].clock?.missed
  return missed !== undefined && move(ticket, missed, ['clock'], now) === undefined
}

const stageOf = ({ standing }: Modelled) => ticketLifecycle.states[standing.state].stage
const clockOf = (ticket: Modelled) => (stageOf(ticket) !== 'closed' && ticket.standing.dueAt) || ticket.changedAt

/** The ids in an area's queue, grouped by their clock, since those of one moment have no order among them. */
export function queueOf(tickets: Modelled[], areas: string[], stage: Stage): string[][] {
  const held = tickets.filter(
    (ticket) => stageOf(ticket) === stage && areas.some((area) => ticket.holder.startsWith(area)),
  )
  return grouped(held, stage === 'closed' ? -1 : 1)
}

export function grouped(tickets: Modelled[], direction: 1 | -1): string[][] {
  const groups = Map.groupBy(tickets, clockOf)
  const moments = [...groups.keys()].sort((a, b) => (a < b ? -direction : direction))
  return moments.map((moment) => (groups.get(moment) ?? []).map(({ id }) => id).sort())
}
