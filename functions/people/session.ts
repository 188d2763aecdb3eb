/**
 * Sessions: each sign-in on a device is one, and every token names its own. A session that its person ended, or whose time
 * is over, takes its tokens with it at the next request.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { Refusal } from '../../shared/errors.ts'
import { id } from '../../shared/ids.ts'
import { SESSION_LIFE, SESSIONS_MAX, surfaces } from '../../shared/people/session.ts'
import { epochSeconds, isoTime } from '../platform/clock.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { type Key, keys } from '../platform/table.ts'

export const storedSession = z.object({
  id: id('ses'),
  surface: z.enum(surfaces),
  /** What its person may know the device by. */
  device: z.string(),
  openedAt: z.string(),
  usedAt: z.string(),
  /** Epoch seconds: the table forgets it then. */
  expiresAt: z.number(),
})
export type StoredSession = z.infer<typeof storedSession>

/** The session at a request. Throws `sessionEnded` for one that was ended, or is over. */
export function liveSession(item: Item | undefined, now: number): StoredSession {
  const session = item && z.parse(storedSession, item)
  if (!session || session.expiresAt <= epochSeconds(now)) throw new Refusal('sessionEnded')
  return session
}

/** A session as it stands after being used now; a new one where there was none. */
export function usedSession(
  session: Pick<StoredSession, 'id' | 'surface' | 'device'> & { openedAt?: string },
  now: number,
): StoredSession {
  const at = isoTime(now)
  return {
    ...session,
    openedAt: session.openedAt ?? at,
    usedAt: at,
    expiresAt: epochSeconds(now + SESSION_LIFE[session.surface]),
  }
}

export const sessionItem = (person: string, session: StoredSession): Item & Key => ({
  ...keys.session(person, session.id),
  ...session,
})

/** A person's sessions that are not over. */
export async function sessionsOf(table: Table, person: string, now: number): Promise<StoredSession[]> {
  const { pk } = keys.session(person, '')
  const sk = { name: 'sk', beginsWith: 'SESSION#' }
  const items = await queryAll(table, { pk: { name: 'pk', value: pk }, sk, ascending: true, consistent: true })
  return items.map((item) => z.parse(storedSession, item)).filter(({ expiresAt }) => expiresAt > epochSeconds(now))
}

/** So many sessions at most are ended in one transaction. */
const ENDED_AT_ONCE = 50

const endWrites = (person: string, sessions: readonly Pick<StoredSession, 'id'>[]): Write[] =>
  sessions.map(({ id }) => ({ remove: keys.session(person, id) }))

/**
 * The writes that end what goes beyond the limit when another session is opened: what was not used for longest. Sign-ins at
 * the same moment may not see each other, then the next one ends so many more.
 */
export async function makeRoom(table: Table, person: string, now: number): Promise<Write[]> {
  const latestFirst = (await sessionsOf(table, person, now)).sort((a, b) => b.usedAt.localeCompare(a.usedAt))
  return endWrites(person, latestFirst.slice(SESSIONS_MAX - 1)).slice(0, ENDED_AT_ONCE)
}

/** Ends sessions, all at once where there are no more of them than one transaction takes. */
export async function endAll(table: Table, person: string, sessions: readonly StoredSession[]): Promise<void> {
  const writes = endWrites(person, sessions)
  for (let at = 0; at < writes.length; at += ENDED_AT_ONCE) await table.write(writes.slice(at, at + ENDED_AT_ONCE))
}
