/**
 * What a resident writes where neighbours can read it is checked first. What does not pass stands in nobody's way: the ticket is
 * filed and worked on as any other, but neighbours see it only when its photos passed, or staff have looked at it, or never,
 * when it is made private.
 */
import { Refusal } from '../../shared/errors.ts'
import { type Actor, parsePerson } from '../people/actor.ts'
import type { StoredPhoto } from '../photos/attach.ts'
import type { Item } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import type { Details } from './after-move.ts'
import { askAboutPhotos } from './ask-photos.ts'
import { knownTicket, type MoveCall, makeMove, readsTicket } from './make-move.ts'
import type { TicketPorts } from './ports.ts'
import type { StoredCard } from './store.ts'

export const readsOwn = (given: { params: { ticketId: string } }, actor: string) => ({
  ...readsTicket(given),
  person: keys.person(actor),
})

/** The openid by which WeChat knows who asks; the actor doesn't carry it. */
export function openidOf(person: Item | undefined): string {
  const openid = parsePerson(person)?.openid
  if (!openid) throw new Refusal('notSignedIn')
  return openid
}

/** Why neighbours are not to see the ticket, if they are not; and the photos whose results would change that. */
export interface HeldBack {
  heldBack?: StoredCard['heldBack']
  awaits: string[]
}

/** What a text with these photos makes of a ticket that waits for the results of some others already. */
export async function heldBackFor(
  { checker, log }: Pick<TicketPorts, 'checker' | 'log'>,
  openid: string,
  text: string | undefined,
  photos: readonly StoredPhoto[],
  awaited: readonly string[] = [],
): Promise<HeldBack> {
  try {
    const { suggest } = text ? await checker.text(openid, text) : { suggest: 'pass' as const }
    if (suggest !== 'pass') return { heldBack: suggest, awaits: [] }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    log.warn('A public ticket could not be checked', { cause: error.cause })
    return { heldBack: 'unchecked', awaits: [] }
  }
  const awaits = [...awaited, ...photos.map(({ id }) => id)]
  return awaits.length ? { heldBack: 'unchecked', awaits } : { awaits }
}

interface OwnCall extends MoveCall {
  actor: Actor
  found: MoveCall['found'] & { person: Item | undefined }
}

/** A move by which its owner writes to the ticket. What a person will look at anyway is not checked. */
export async function writeTo(call: OwnCall, move: 'note' | 'reopen' | 'rate', details: Details, ports: TicketPorts) {
  const { ticket } = knownTicket(call.found.ticket, call.actor)
  const { id, visibility, heldBack } = ticket.card
  const awaited = ticket.awaits ?? []
  if (visibility !== 'public' || (heldBack && awaited.length === 0)) return makeMove(call, move, details)
  const openid = openidOf(call.found.person)
  const photos = details.photos ?? []
  const held = await heldBackFor(ports, openid, details.text, photos, awaited)
  const card = await makeMove(call, move, { ...details, ...held })
  if (held.awaits.length) await askAboutPhotos(ports, id, photos, openid)
  return card
}
