/** Calls (@网格员) in the table: cases of their own beside the posts that make them. Pure. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import {
  type CallMove,
  type CallParty,
  callLifecycle,
  callMoves,
  callParties,
  callStates,
} from '../../shared/channels/call.ts'
import { callCard, callOf } from '../../shared/channels/calls.ts'
import { personId } from '../../shared/people/person.ts'
import { moment } from '../../shared/zod.ts'
import { caseEntry, decideMove, type Mover, moveWrites, openCase, openWrites, timelineEnd } from '../cases/case.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { dueKeys, type Key, keys, queueKeys } from '../platform/table.ts'
import type { Row } from './log.ts'
import { mentionWrites } from './mentions.ts'
import { storedMention } from './post.ts'
import type { ToCall } from './whom-to-call.ts'

export const storedCard = z.extend(callCard, {
  callerId: personId,
  thread: z.optional(z.string()),
  /** Where the post stands in its log. */
  seq: z.int(),
  roundAt: moment(),
  onDuty: z.array(storedMention),
  serving: z.optional(z.array(storedMention)),
})
export type StoredCard = z.infer<typeof storedCard>

export const storedCall = z.object({ card: storedCard, ...timelineEnd })
export type StoredCall = z.infer<typeof storedCall>

export const storedEntry = z.extend(caseEntry, {
  move: z.enum(['open', ...callMoves]),
  by: z.object({ party: z.enum(callParties), name: z.string(), personId: z.optional(personId) }),
  state: z.enum(callStates),
})
export type StoredEntry = z.infer<typeof storedEntry>

export const parseCall = (item: Item | undefined): StoredCall | undefined => item && z.parse(storedCall, item)
export const parseCard = (item: Item): StoredCard => z.parse(storedCard, item.card)
export const parseEntry = (item: Item): StoredEntry => z.parse(storedEntry, item)

export const ownerIndex = (person: string) => `${person}#call`

export function callItem(call: StoredCall): Item & Key {
  const { card } = call
  const { stage } = callLifecycle.states[card.state]
  return {
    ...keys.call(card.id),
    ...call,
    version: card.version,
    owner: ownerIndex(card.callerId),
    ownerAt: card.id,
    ...queueKeys('call', card.area, stage, (stage !== 'closed' && card.dueAt) || card.changedAt),
    ...(card.dueAt && !card.late ? dueKeys(card.id, card.dueAt) : {}),
  }
}

/** Where a call was made: the channel, its area and its name, as they are now. */
export interface CalledAt {
  channel: string
  area: string
  channelName: string
}

/** The writes that open the call of a post that was published now. Who is on duty is told, else who serves there; their names stand with it until they leave (forget-mentions.ts). */
export function openCallWrites(
  row: Pick<Row, 'id' | 'thread' | 'seq' | 'authorId' | 'name' | 'text'>,
  { channel, area, channelName }: CalledAt,
  { onDuty, people: told }: ToCall,
  now: string,
): Write[] {
  const id = callOf(row.id)
  const mover = { name: row.name, personId: row.authorId }
  const people = [...new Set([row.authorId, ...told.map(({ person }) => person)])]
  const { standing, entry, end } = openCase(
    callLifecycle,
    id,
    'caller',
    mover,
    { audience: { people, areas: [area] } },
    now,
  )
  const card: StoredCard = {
    ...standing,
    id,
    version: 1,
    post: row.id,
    channel,
    channelName,
    area,
    name: row.name,
    excerpt: [...row.text].slice(0, EXCERPT).join(''),
    onDuty: onDuty ? told : [],
    ...(onDuty ? {} : { serving: told }),
    askedAt: now,
    changedAt: now,
    callerId: row.authorId,
    ...(row.thread ? { thread: row.thread } : {}),
    seq: row.seq,
  }
  return [...openWrites(callItem({ card, ...end }), entry), ...mentionWrites(row.id, told)]
}

const EXCERPT = 80

/** A call after a move, and the writes that make it so. Throws `notAllowed` or `wrongState`. */
export function moveCall(call: StoredCall, move: CallMove, mover: Mover<CallParty>, now: string) {
  const { standing, record } = decideMove(callLifecycle, call, {}, move, mover, now)
  const { entry, end } = record({ audience: { people: [call.card.callerId], areas: [call.card.area] } })
  const card: StoredCard = {
    ...call.card,
    ...standing,
    ...(move === 'answer' ? { answeredBy: mover.name } : {}),
  }
  const after: StoredCall = { card, ...end }
  return { call: after, writes: moveWrites(callItem(call), callItem(after), call.card.version, entry) }
}
