/** A move, from a call to the table: read, decide, and write request, timeline and answer in one transaction. */
import { Refusal } from '../../shared/errors.ts'
import type { HelpMove, HelpParty } from '../../shared/help/lifecycle.ts'
import type { HelpCard } from '../../shared/help/request.ts'
import type { About } from '../http/audit.ts'
import type { Actor } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { afterMove, type Said, writesOf } from './after-move.ts'
import { partiesOf } from './policy.ts'
import { parseHelp, parseOffer, type StoredHelp, type StoredOffer } from './store.ts'
import { toCard } from './view.ts'

/** What every call about a request reads beside its own. */
export const readsHelp = ({ params }: { params: { helpId: string } }, actor: string) => ({
  help: keys.help(params.helpId),
  offer: keys.helpOffer(params.helpId, actor),
})

export interface Found {
  help: Item | undefined
  offer: Item | undefined
}

export interface Known {
  help: StoredHelp
  offer: StoredOffer | undefined
  parties: HelpParty[]
}

/** The request, if the actor may know of it; else `notFound`, whether it exists or not. */
export function knownHelp(found: Found, actor: Actor): Known {
  const help = parseHelp(found.help)
  const offer = parseOffer(found.offer)
  const parties = help ? partiesOf(actor, help, offer) : []
  if (!help || parties.length === 0) throw new Refusal('notFound')
  return { help, offer, parties }
}

export interface MoveCall {
  actor: Actor
  found: Found
  now: number
  commit(writes: readonly Write[], reply: HelpCard, about?: About): Promise<HelpCard>
}

export interface Making extends Said {
  change?: (help: StoredHelp) => StoredHelp
  /** What else is written with it, given the request as it is then. */
  more?: (help: StoredHelp) => readonly Write[]
  /** What the audit log says of it. */
  audit?: About
}

/** What a move comes to: its writes, and the card after it. */
export function moveBy(actor: Actor, { help, parties }: Known, move: HelpMove, now: number, making: Making = {}) {
  const { change, more, audit: _, ...said } = making
  const mover = { parties, name: actor.name, personId: actor.id }
  const moved = afterMove(help, move, mover, isoTime(now), said, change)
  return {
    help: moved.help,
    writes: [...writesOf(moved), ...(more?.(moved.help) ?? [])],
    card: toCard(moved.help.card),
  }
}

/** Makes a move and answers with the card. */
export function makeMove(call: MoveCall, known: Known, move: HelpMove, making: Making = {}): Promise<HelpCard> {
  const { writes, card } = moveBy(call.actor, known, move, call.now, making)
  return call.commit(writes, card, making.audit)
}
