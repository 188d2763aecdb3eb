/** Opening a session, or going on with one, and the token that belongs to it. */
import * as z from 'zod/mini'
import { makeId } from '../../shared/ids.ts'
import { type SignedIn, type Surface, TOKEN_LIFE } from '../../shared/people/session.ts'
import type { Ports } from '../http/operation.ts'
import { signToken } from '../http/token.ts'
import { epochSeconds, isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { type Actor, toMe } from './actor.ts'
import { makeRoom, type StoredSession, sessionItem, storedSession, usedSession } from './session.ts'

export interface SessionPorts extends Ports {
  tokenSecret: string
}

interface Wanted {
  surface: Surface
  device: string
  /** A session of this person's to go on with, so that signing in silently again makes no second one. */
  goOnWith?: string | undefined
}

export async function openSession(
  person: Actor,
  { surface, device, goOnWith }: Wanted,
  now: number,
  ports: SessionPorts,
): Promise<SignedIn> {
  const [item] = goOnWith ? await ports.table.read([keys.session(person.id, goOnWith)]) : []
  const before = item && z.parse(storedSession, item)
  const goesOn = before && before.expiresAt > epochSeconds(now) && before.surface === surface
  const session = usedSession(goesOn ? before : { id: makeId('ses', now, ports.random), surface, device }, now)
  const room = goesOn ? [] : await makeRoom(ports.table, person.id, now)
  await ports.table.write([{ put: sessionItem(person.id, session) }, ...room])
  return withToken(person, session, now, ports)
}

/** A fresh token for a session. */
export async function withToken(
  person: Actor,
  session: Pick<StoredSession, 'id'>,
  now: number,
  { tokenSecret }: SessionPorts,
): Promise<SignedIn> {
  const bearer = { person: person.id, session: session.id }
  const token = await signToken(tokenSecret, bearer, 'api', now, TOKEN_LIFE)
  return { token, expiresAt: isoTime(now + TOKEN_LIFE), session: session.id, person: toMe(person) }
}
