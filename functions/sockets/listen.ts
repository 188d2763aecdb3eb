/** What a client says over its socket: which channel it looks into. Whatever else it says is not heard. */
import * as z from 'zod/mini'
import { Refusal } from '../../shared/errors.ts'
import { type Asking, asking } from '../../shared/sockets/contract.ts'
import { parseMarks } from '../channels/marks.ts'
import { placeOf } from '../channels/place.ts'
import type { Ports } from '../http/operation.ts'
import { parseActor } from '../people/actor.ts'
import { liveSession } from '../people/session.ts'
import { keys, topics } from '../platform/table.ts'
import { listenToo, type StoredSocket, socketAt } from './store.ts'

/** What is longer says something else. */
const LONGEST = 200

/** A socket and its person are changed at the very moment once in a while, not again and again. */
const TRIES = 3

/** Lets the socket listen to the channel that it names, if its person may read that. Throws for a table out of reach alone. */
export async function listen(socket: string, said: string | undefined, ports: Ports): Promise<void> {
  const wanted = parseAsking(said)
  if (!wanted) return
  for (let round = 0; round < TRIES; round++) {
    const kept = await socketAt(ports.table, socket)
    if (!kept || (await listensNow(kept, wanted, ports))) return
  }
}

/** Whether there is no more to do: it listens, or may not. */
async function listensNow(kept: StoredSocket, { listen: channel }: Asking, { table, clock }: Ports): Promise<boolean> {
  const { person, session } = kept
  const [item, opened, reading, head] = await table.read([
    keys.person(person),
    keys.session(person, session),
    keys.reading(person),
    keys.channel(channel),
  ])
  try {
    liveSession(opened, clock.now())
    const actor = parseActor(item)
    const place = placeOf(channel, head, actor, parseMarks(reading))
    return !place || listenToo(table, kept, topics.channel(channel), actor)
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'notSignedIn' || error.code === 'sessionEnded')) return true
    throw error
  }
}

function parseAsking(said: string | undefined): Asking | undefined {
  if (said === undefined || said.length > LONGEST) return undefined
  try {
    return z.safeParse(asking, JSON.parse(said)).data
  } catch {
    return undefined
  }
}
