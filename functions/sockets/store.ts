/** Open sockets in the table: which there are, and which topics each listens to. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { overseeingRoles, type Role } from '../../shared/roles/roles.ts'
import { type Actor, stillThat } from '../people/actor.ts'
import { epochSeconds } from '../platform/clock.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { exists } from '../platform/expressions.ts'
import { keys, topics } from '../platform/table.ts'

/** API Gateway ends a socket after 2 hours; what is left over is forgotten an hour later. */
const KEPT_SECONDS = 3 * 60 * 60

/** A socket may be posted to before its $connect has returned, and is then said to be gone although it is only coming. */
const COMING = 10_000

const storedSocket = z.object({ socket: z.string(), topics: z.array(z.string()), openedAt: z.number() })

const overseen = ({ roles }: Actor) => {
  const oversees: readonly Role[] = overseeingRoles
  return roles.filter(({ role }) => oversees.includes(role))
}

/** A person hears of their own cases, staff who oversee an area of all that is held there. */
const topicsOf = (actor: Actor): string[] => [
  ...new Set([topics.person(actor.id), ...overseen(actor).map((held) => topics.area(held.area))]),
]

interface Opened {
  socket: string
  session: string
  /** Epoch milliseconds. */
  openedAt: number
}

/**
 * Keeps a socket with what it listens to; false where its person or their session changed since they were read: what was
 * taken away then was told to the sockets that there were, and this one was not among them.
 */
export async function keepSocket(table: Table, opened: Opened, actor: Actor): Promise<boolean> {
  const { socket, session, openedAt } = opened
  const listened = topicsOf(actor)
  const expiresAt = epochSeconds(openedAt) + KEPT_SECONDS
  const { written } = await table.write([
    stillThat(actor),
    { check: keys.session(actor.id, session), when: exists },
    { put: { ...keys.socket(socket), socket, person: actor.id, session, topics: listened, openedAt, expiresAt } },
    ...listened.map((topic): Write => ({ put: { ...keys.listener(topic, socket), socket, session, expiresAt } })),
  ])
  return written
}

/** Forgets a socket that is said to be gone, unless it is so young that it may only be coming. */
export const forgetGone = (table: Table, socket: string, now: number): Promise<void> =>
  forget(table, socket, now - COMING)

/** Forgets a socket with all that it listened to; one that is unknown is forgotten already. */
export const forgetSocket = (table: Table, socket: string): Promise<void> =>
  forget(table, socket, Number.POSITIVE_INFINITY)

async function forget(table: Table, socket: string, openedBefore: number): Promise<void> {
  const [item] = await table.read([keys.socket(socket)])
  if (!item) return
  const kept = z.parse(storedSocket, item)
  if (kept.openedAt >= openedBefore) return
  await table.write([
    { remove: keys.socket(socket) },
    ...kept.topics.map((topic): Write => ({ remove: keys.listener(topic, socket) })),
  ])
}

const listener = z.object({ socket: z.string(), session: z.string(), expiresAt: z.number() })

/** The sockets of a person, or of one session of theirs. */
export async function socketsOf(table: Table, person: string, session?: string): Promise<string[]> {
  const found = await listenersOfOne(table, topics.person(person))
  return found.filter((each) => session === undefined || each.session === session).map(({ socket }) => socket)
}

/** The sockets that listen to any of these topics. */
export async function listenersOf(table: Table, wanted: readonly string[], now: number): Promise<Set<string>> {
  const found = await Promise.all(wanted.map((topic) => listenersOfOne(table, topic)))
  const live = found.flat().filter(({ expiresAt }) => expiresAt > epochSeconds(now))
  return new Set(live.map(({ socket }) => socket))
}

async function listenersOfOne(table: Table, topic: string) {
  const found: z.infer<typeof listener>[] = []
  let after: Item | undefined
  do {
    const pk = { name: 'pk', value: keys.listener(topic, '').pk }
    const page = await table.query({ pk, sk: { name: 'sk', beginsWith: 'SOCKET#' }, ascending: true, after })
    found.push(...page.items.map((item) => z.parse(listener, item)))
    after = page.last
  } while (after)
  return found
}
