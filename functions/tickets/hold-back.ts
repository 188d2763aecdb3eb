/**
 * What a resident writes where neighbours can read it is checked first. What does not pass stands in nobody's way: the ticket is
 * filed and worked on as any other, but neighbours see it only when its photos passed, or staff have looked at it, or never,
 * when it is made private. A check that can't be had is asked for again (check-later.ts).
 *
 * What staff write is not checked: replies, what was done, notices and warnings. WeChat wants what users publish to be filtered (微信小程序
 * 平台运营规范, 用户自主发布的内容); these are the words of the office that runs the program, in its name, by somebody who is known, kept
 * in the audit log, to a street and above by the word of two. And a reply that is owed within a clock may not hang on a filter that
 * stumbles over what the resident was quoted with. What staff say in a channel, where they are among neighbours, is checked like
 * any other post.
 */
import { Refusal } from '../../shared/errors.ts'
import { type Actor, parsePerson } from '../people/actor.ts'
import type { StoredPhoto } from '../photos/attach.ts'
import type { Item } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import type { Details } from './after-move.ts'
import { askAboutPhotos } from './ask-photos.ts'
import { checkLater, laterOf } from './check-later.ts'
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
  /** Words that could not be checked, and what the ticket calls them among what it waits for. */
  later?: { words: string; mark: string }
}

/** What a text with these photos makes of a ticket that waits for the results of some others already. */
export async function heldBackFor(
  { checker, log, clock }: Pick<TicketPorts, 'checker' | 'log' | 'clock'>,
  openid: string,
  text: string | undefined,
  photos: readonly StoredPhoto[],
  awaited: readonly string[] = [],
): Promise<HeldBack> {
  const awaits = [...awaited, ...photos.map(({ id }) => id)]
  try {
    const { suggest } = text ? await checker.text(openid, text) : { suggest: 'pass' as const }
    if (suggest !== 'pass') return { heldBack: suggest, awaits: [] }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    log.warn('A public ticket could not be checked', { cause: error.cause })
    const mark = `words.${clock.now()}`
    return { heldBack: 'unchecked', awaits: [...awaits, mark], ...(text ? { later: { words: text, mark } } : {}) }
  }
  return awaits.length ? { heldBack: 'unchecked', awaits } : { awaits }
}

interface Written {
  id: string
  held: HeldBack
  photos: readonly StoredPhoto[]
  openid: string
  now: number
}

/** After a ticket was written to at `now`: asks about the photos that came with it, where neighbours wait for them. */
export async function askNow(ports: TicketPorts, { id, held, photos, openid, now }: Written): Promise<void> {
  const asked = photos.filter((photo) => held.awaits.includes(photo.id))
  if (!asked.length) return
  await askAboutPhotos(ports, { later: laterOf(id, now), ticket: id, words: held.later?.words, photos: asked, openid })
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
  const { heldBack: why, awaits } = held
  const said = { ...details, ...(why ? { heldBack: why } : {}), awaits }
  const card = await makeMove(call, move, said, checkLater(id, held, photos, call.now))
  await askNow(ports, { id, held, photos, openid, now: call.now })
  return card
}
