/** Which sockets listen, by topic: read by whoever has something to tell. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { epochSeconds } from '../platform/clock.ts'
import type { Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys, topics } from '../platform/table.ts'

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
  const pk = { name: 'pk', value: keys.listener(topic, '').pk }
  const items = await queryAll(table, { pk, sk: { name: 'sk', beginsWith: 'SOCKET#' }, ascending: true })
  return items.map((item) => z.parse(listener, item))
}
