/** What a move makes of a ticket. Pure: from a ticket and a move to the next ticket and its timeline entry, or a refusal. */
import { ancestorAt, levelOf } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { decide, type Standing } from '../../shared/lifecycle.ts'
import type { Holder } from '../../shared/tickets/contract.ts'
import { type TicketMove, type TicketParty, type TicketState, ticketLifecycle } from '../../shared/tickets/lifecycle.ts'
import { chain } from '../cases/timeline.ts'
import type { StoredPhoto } from '../photos/attach.ts'
import { factsOf, levelAbove } from './policy.ts'
import type { StoredEntry, StoredTicket } from './store.ts'

export interface Mover {
  parties: readonly TicketParty[]
  name: string
  personId?: string
}

/** What comes with a move; which of it a move takes, its body in the contract says. */
export interface Details {
  text?: string | undefined
  staffText?: string | undefined
  stars?: number | undefined
  photos?: readonly StoredPhoto[]
  /** Where a dispatcher gives it to: the area and all above it, lowest first. */
  to?: StoredTicket['lineage']
}

export interface Moved {
  ticket: StoredTicket
  entry: StoredEntry
}

const standingOf = ({ card }: StoredTicket): Standing<TicketState> => ({
  state: card.state,
  roundAt: card.roundAt,
  dueAt: card.dueAt,
  late: card.late,
})

/** Throws `notAllowed` or `wrongState`. `now` is ISO 8601. */
export function afterMove(ticket: StoredTicket, move: TicketMove, mover: Mover, details: Details, now: string): Moved {
  const decision = decide(ticketLifecycle, standingOf(ticket), factsOf(ticket.card), move, mover.parties, now)
  if (!decision.ok) throw new Refusal(decision.why === 'notYours' ? 'notAllowed' : 'wrongState')
  const hands = handOver(ticket, move, details)
  const card = {
    ...ticket.card,
    ...decision.next,
    version: ticket.card.version + 1,
    changedAt: now,
    holder: hands.holder,
    passed: hands.passedBy.length > 0,
    ...(details.stars === undefined ? {} : { stars: details.stars }),
  }
  const entry = chain(
    {
      ticketId: card.id,
      version: card.version,
      at: now,
      move,
      by: { party: partyOf(move, mover), name: mover.name, ...(mover.personId ? { personId: mover.personId } : {}) },
      state: card.state,
      ...(hands.holder === ticket.card.holder ? {} : { holder: hands.holder }),
      ...(details.text ? { text: details.text } : {}),
      ...(details.staffText ? { staffText: details.staffText } : {}),
      ...(details.stars === undefined ? {} : { stars: details.stars }),
      photos: [...(details.photos ?? [])],
      audience: audienceOf(ticket, hands.holder),
    },
    ticket.entries + 1,
    ticket.lastHash,
  )
  const rating = details.stars === undefined ? {} : { rating: { stars: details.stars, text: details.text, at: now } }
  return { ticket: { ...ticket, card, ...hands.kept, ...rating, entries: entry.seq, lastHash: entry.hash }, entry }
}

/** Which of the mover's standings the move was made in. */
const partyOf = (move: TicketMove, mover: Mover): TicketParty =>
  ticketLifecycle.moves[move].by.find((party) => mover.parties.includes(party)) ?? 'neighbour'

/** Who is told: who filed it, and the staff of where it was held and of where it is held now. */
const audienceOf = ({ card }: StoredTicket, holder: Holder) => ({
  people: [card.ownerId],
  areas: [...new Set([card.holder.area, holder.area])],
})

/** Who holds the ticket after a move, and the trail that leads back. */
function handOver(ticket: StoredTicket, move: TicketMove, details: Details) {
  const { lineage, passedBy, card } = ticket
  const kept = (holder: Holder, by: Holder[], names = lineage) => ({
    holder,
    passedBy: by,
    kept: { lineage: names, passedBy: by },
  })
  switch (move) {
    case 'pass': {
      const level = levelAbove(card.holder.level)
      const area = level && ancestorAt(card.holder.area, level)
      return kept(holderAt(lineage, area), [...passedBy, card.holder])
    }
    case 'return': {
      const back = passedBy.at(-1)
      if (!back) throw new Refusal('wrongState')
      return kept(back, passedBy.slice(0, -1))
    }
    case 'reassign': {
      const to = details.to ?? []
      return kept(holderAt(to, to[0]?.area), [], to)
    }
    default:
      return kept(card.holder, passedBy)
  }
}

export function holderAt(lineage: StoredTicket['lineage'], area: string | undefined): Holder {
  const found = lineage.find((each) => each.area === area)
  const level = found && levelOf(found.area)
  if (!found || !level) throw new Refusal('badInput', { area: '这个地点不能办理诉求' })
  return { area: found.area, level, name: found.name }
}
