/** What a move makes of a ticket. Pure: from a ticket and a move to the next ticket and its timeline entry, or a refusal. */
import { ancestorAt, levelOf } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { type TicketMove, type TicketParty, ticketLifecycle } from '../../shared/tickets/lifecycle.ts'
import type { Holder } from '../../shared/tickets/ticket.ts'
import { decideMove, type Mover } from '../cases/case.ts'
import type { StoredPhoto } from '../photos/attach.ts'
import { factsOf, levelAbove } from './policy.ts'
import type { StoredEntry, StoredTicket } from './store.ts'

/** What comes with a move; which of it a move takes, its body in the contract says. */
export interface Details {
  text?: string | undefined
  staffText?: string | undefined
  stars?: number | undefined
  photos?: readonly StoredPhoto[]
  /** Why neighbours are not to see the ticket with what was written now until staff have looked at it. */
  heldBack?: StoredTicket['card']['heldBack']
  /** The photos whose results would change that. */
  awaits?: string[]
  /** Where a dispatcher gives it to: the area and all above it, lowest first. */
  to?: StoredTicket['lineage']
}

export interface Moved {
  ticket: StoredTicket
  entry: StoredEntry
}

/** Throws `notAllowed` or `wrongState`. `now` is ISO 8601. */
export function afterMove(
  ticket: StoredTicket,
  move: TicketMove,
  mover: Mover<TicketParty>,
  details: Details,
  now: string,
): Moved {
  const { standing, record } = decideMove(ticketLifecycle, ticket, factsOf(ticket.card), move, mover, now)
  const hands = handOver(ticket, move, details)
  const { text, staffText, stars, photos = [] } = details
  const { entry, end } = record({
    ...(hands.holder === ticket.card.holder ? {} : { holder: hands.holder }),
    ...(text ? { text } : {}),
    ...(staffText ? { staffText } : {}),
    ...(stars === undefined ? {} : { stars }),
    photos: [...photos],
    audience: audienceOf(ticket, hands.holder),
  })
  const card = {
    ...ticket.card,
    ...standing,
    holder: hands.holder,
    passed: hands.passedBy.length > 0,
    ...(stars === undefined ? {} : { stars }),
    ...seenAfter(ticket.card, move, details),
  }
  const rating = stars === undefined ? {} : { rating: { stars, text, at: now } }
  const { awaits: _, ...kept } = ticket
  const awaits = details.awaits ?? (card.heldBack ? (ticket.awaits ?? []) : [])
  const after = { ...kept, ...(awaits.length ? { awaits } : {}), card, ...hands.kept, ...rating, ...end }
  return { ticket: after, entry }
}

/** Whether neighbours see it after a move. */
function seenAfter({ visibility, heldBack }: StoredTicket['card'], move: TicketMove, details: Details) {
  switch (move) {
    case 'show':
      return { heldBack: undefined }
    case 'makePrivate':
      return { visibility: 'private' as const, heldBack: undefined }
    default:
      return { visibility, heldBack: details.heldBack ?? heldBack }
  }
}

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
