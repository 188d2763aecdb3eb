/** Open sockets in the table: which there are, and which topics each listens to. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { personId } from '../../shared/people/person.ts'
import { ASKED_MAX } from '../../shared/sockets/contract.ts'
import { type Actor, stillThat } from '../people/actor.ts'
import { epochSeconds } from '../platform/clock.ts'
import type { Table, Write } from '../platform/dynamo.ts'
import { exists } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { topicsOf } from './topics.ts'

/** API Gateway ends a socket after 2 hours; what is left over is forgotten an hour later. */
const KEPT_SECONDS = 3 * 60 * 60

/** A socket may be posted to before its $connect has returned, and is then said to be gone although it is only coming. */
const COMING = 10_000

/** A transaction takes a hundred writes; a worker of dozens of grids listens to more, and so is written in several. */
const AT_ONCE = 90

const storedSocket = z.object({
  socket: z.string(),
  person: personId,
  session: z.string(),
  topics: z.array(z.string()),
  /** Those of them that it asked for, the oldest first. */
  asked: z._default(z.array(z.string()), []),
  /** Epoch milliseconds. */
  openedAt: z.number(),
  expiresAt: z.number(),
})
export type StoredSocket = z.infer<typeof storedSocket>

export async function socketAt(table: Table, socket: string): Promise<StoredSocket | undefined> {
  const [item] = await table.read([keys.socket(socket)])
  return item && z.parse(storedSocket, item)
}

interface Opened {
  socket: string
  session: string
  /** Epoch milliseconds. */
  openedAt: number
}

/** Nobody changed the person, and nobody ended the session, by whose right it listens. */
const stillTheirs = (actor: Pick<Actor, 'id' | 'version'>, session: string): Write[] => [
  stillThat(actor),
  { check: keys.session(actor.id, session), when: exists },
]

const listens = ({ socket, session, expiresAt }: StoredSocket, topic: string): Write => ({
  put: { ...keys.listener(topic, socket), socket, session, expiresAt },
})

/**
 * Keeps a socket with what it listens to; false where its person or their session changed since they were read: what was
 * taken away then was told to the sockets that there were, and this one was not among them.
 */
export async function keepSocket(
  table: Table,
  { socket, session, openedAt }: Opened,
  actor: Actor,
  joined: Parameters<typeof topicsOf>[1],
): Promise<boolean> {
  const expiresAt = epochSeconds(openedAt) + KEPT_SECONDS
  const kept = { socket, person: actor.id, session, topics: topicsOf(actor, joined), asked: [], openedAt, expiresAt }
  const own: Write[] = [
    { put: { ...keys.socket(socket), ...kept } },
    ...kept.topics.map((topic) => listens(kept, topic)),
  ]
  for (let from = 0; from < own.length; from += AT_ONCE) {
    const { written } = await table.write([...stillTheirs(actor, session), ...own.slice(from, from + AT_ONCE)])
    if (!written) return false
  }
  return true
}

/**
 * Lets a socket listen to a topic more that it asks for, in place of the oldest that it asked for where those are many.
 * False where something changed meanwhile.
 */
export async function listenToo(table: Table, kept: StoredSocket, topic: string, actor: Actor): Promise<boolean> {
  if (kept.topics.includes(topic)) return true
  const over = kept.asked.length < ASKED_MAX ? [] : kept.asked.slice(0, 1)
  const asked = [...kept.asked.filter((each) => !over.includes(each)), topic]
  const topics = [...kept.topics.filter((each) => !over.includes(each)), topic]
  const unchanged = { expression: 'topics = :topics', values: { ':topics': kept.topics } }
  const { written } = await table.write([
    ...stillTheirs(actor, kept.session),
    { update: keys.socket(kept.socket), changes: { set: { topics, asked } }, when: unchanged },
    ...over.map((each): Write => ({ remove: keys.listener(each, kept.socket) })),
    listens(kept, topic),
  ])
  return written
}

/** Forgets a socket that is said to be gone, unless it is so young that it may only be coming. */
export const forgetGone = (table: Table, socket: string, now: number): Promise<void> =>
  forget(table, socket, now - COMING)

/** Forgets a socket with all that it listened to; one that is unknown is forgotten already. */
export const forgetSocket = (table: Table, socket: string): Promise<void> =>
  forget(table, socket, Number.POSITIVE_INFINITY)

/** The socket last, so that what is broken off is found again. */
async function forget(table: Table, socket: string, openedBefore: number): Promise<void> {
  const kept = await socketAt(table, socket)
  if (!kept || kept.openedAt >= openedBefore) return
  const all: Write[] = [
    ...kept.topics.map((topic): Write => ({ remove: keys.listener(topic, socket) })),
    { remove: keys.socket(socket) },
  ]
  for (let from = 0; from < all.length; from += AT_ONCE) await table.write(all.slice(from, from + AT_ONCE))
}
