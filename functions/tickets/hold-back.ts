/**
 * What a resident writes where neighbours can read it is checked first. What does not pass stands in nobody's way: the ticket is
 * filed and worked on as any other, but neighbours see it only when staff have looked at it, or never, when it is made private.
 */
import { Refusal } from '../../shared/errors.ts'
import type { Actor } from '../people/actor.ts'
import { parsePerson } from '../people/actor.ts'
import type { Item } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import type { Details } from './after-move.ts'
import { knownTicket, type MoveCall, makeMove, readsTicket } from './make-move.ts'
import type { TicketPorts } from './ports.ts'
import type { StoredCard } from './store.ts'

export const readsOwn = (given: { params: { ticketId: string } }, actor: string) => ({
  ...readsTicket(given),
  person: keys.person(actor),
})

interface Written {
  person: Item | undefined
  text: string | undefined
  photoCount: number
}

/** Why neighbours are not to see this yet, if they are not. A photo is for a person to look at. */
export async function heldBackFor(
  { checker, log }: Pick<TicketPorts, 'checker' | 'log'>,
  { person, text, photoCount }: Written,
): Promise<StoredCard['heldBack']> {
  const openid = parsePerson(person)?.openid
  if (!openid) throw new Refusal('notSignedIn')
  try {
    const { suggest } = text ? await checker.text(openid, text) : { suggest: 'pass' as const }
    if (suggest !== 'pass') return suggest
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    log.warn('A public ticket could not be checked', { cause: error.cause })
    return 'unchecked'
  }
  return photoCount ? 'unchecked' : undefined
}

interface OwnCall extends MoveCall {
  actor: Actor
  found: MoveCall['found'] & { person: Item | undefined }
}

/** A move by which its owner writes to the ticket. */
export async function writeTo(call: OwnCall, move: 'note' | 'reopen' | 'rate', details: Details, ports: TicketPorts) {
  const { ticket } = knownTicket(call.found.ticket, call.actor)
  const { visibility, heldBack } = ticket.card
  if (visibility !== 'public' || heldBack) return makeMove(call, move, details)
  const written = { person: call.found.person, text: details.text, photoCount: details.photos?.length ?? 0 }
  return makeMove(call, move, { ...details, heldBack: await heldBackFor(ports, written) })
}
