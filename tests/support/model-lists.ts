/** The API's cards and lists held against the model. */

import { expect } from 'vitest'
import { levelOf } from '../../shared/areas/code.ts'
import { stages } from '../../shared/lifecycle.ts'
import { overseeingRoles, type Role } from '../../shared/roles/roles.ts'
import type { TicketCard } from '../../shared/tickets/ticket.ts'
import { community, farCommunity, type PersonName, people, personNames } from './district.ts'
import { type Modelled, queueOf } from './model.ts'
import type { Stage } from './stage.ts'

export function agrees(ticket: Modelled, card: TicketCard) {
  const { standing, holder, passedBy, changedAt, moves, stars } = ticket
  expect({ ...card, dueAt: card.dueAt }).toMatchObject({
    ...standing,
    dueAt: standing.dueAt,
    holder: { area: holder, level: levelOf(holder) },
    passed: passedBy.length > 0,
    changedAt,
    version: moves.length,
    ...(stars ? { stars } : {}),
  })
}

async function read(
  stage: Stage,
  who: PersonName,
  operation: 'listMyTickets' | 'listTicketQueue' | 'listPublicTickets',
  query: object,
) {
  const cards: TicketCard[] = []
  let cursor: string | undefined
  do {
    const page = await stage.ok(who, operation, { query: { ...query, limit: 50, ...(cursor ? { cursor } : {}) } })
    cards.push(...page.items)
    cursor = page.cursor
  } while (cursor)
  return cards
}
const byId = (cards: TicketCard[]) => cards.map(({ id }) => id)
const newestFirst = (some: Modelled[]) =>
  some
    .map(({ id }) => id)
    .sort()
    .reverse()

const oversees: readonly Role[] = overseeingRoles

/** Every list of everybody, read whole, holds what the model says, in its order. */
export async function listsAgree(stage: Stage, tickets: Modelled[]) {
  for (const who of ['resident', 'neighbour', 'farResident'] as const) {
    const cards = await read(stage, who, 'listMyTickets', {})
    expect(byId(cards)).toEqual(newestFirst(tickets.filter(({ owner }) => owner === who)))
    for (const card of cards) agrees(tickets.find(({ id }) => id === card.id) as Modelled, card)
  }
  const visible = tickets.filter(
    ({ visibility, standing }) => visibility === 'public' && standing.state !== 'withdrawn',
  )
  for (const [who, area] of [
    ['neighbour', community],
    ['farResident', farCommunity],
  ] as const)
    expect(byId(await read(stage, who, 'listPublicTickets', { community: area }))).toEqual(
      newestFirst(visible.filter(({ place }) => place.startsWith(area))),
    )
  const overseers = personNames.filter((name) => people[name].roles.some(({ role }) => oversees.includes(role)))
  for (const who of overseers)
    for (const which of stages) {
      const ids = byId(await read(stage, who, 'listTicketQueue', { stage: which }))
      const groups = queueOf(
        tickets,
        people[who].roles.map(({ area }) => area),
        which,
      )
      const seen: string[][] = []
      for (const group of groups) seen.push(ids.splice(0, group.length).sort())
      expect([...seen, ids], `${who} ${which}`).toEqual([...groups, []])
    }
}
