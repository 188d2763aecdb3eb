/** What a client says over its socket: which channel it looks into, or which notice. Whatever else it says is not heard. */
import * as z from 'zod/mini'
import { Refusal } from '../../shared/errors.ts'
import { type Asking, asking } from '../../shared/sockets/contract.ts'
import { parseMarks } from '../channels/marks.ts'
import { placeOf } from '../channels/place.ts'
import type { Ports } from '../http/operation.ts'
import { parseNotice } from '../notices/notice.ts'
import { partiesOf } from '../notices/policy.ts'
import { type Actor, parseActor } from '../people/actor.ts'
import { liveSession } from '../people/session.ts'
import type { Item } from '../platform/dynamo.ts'
import { keys, topics } from '../platform/table.ts'
import { listenToo, type StoredSocket, socketAt } from './store.ts'

/** What is longer says something else. */
const LONGEST = 200

/** A socket and its person are changed at the very moment once in a while, not again and again. */
const TRIES = 3

/** Lets the socket listen to what it names, if its person may read that. Throws for a table out of reach alone. */
export async function listen(socket: string, said: string | undefined, ports: Ports): Promise<void> {
  const wanted = parseAsking(said)
  if (!wanted) return
  for (let round = 0; round < TRIES; round++) {
    const kept = await socketAt(ports.table, socket)
    if (!kept || (await listensNow(kept, wanted, ports))) return
  }
}

/** Whether there is no more to do: it listens, or may not. */
async function listensNow(kept: StoredSocket, { listen: wanted }: Asking, { table, clock }: Ports): Promise<boolean> {
  const { person, session } = kept
  const [item, opened, reading, asked] = await table.read([
    keys.person(person),
    keys.session(person, session),
    keys.reading(person),
    isNotice(wanted) ? keys.notice(wanted) : keys.channel(wanted),
  ])
  try {
    liveSession(opened, clock.now())
    const actor = parseActor(item)
    const topic = topicOf(wanted, asked, actor, reading)
    return !topic || listenToo(table, kept, topic, actor)
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'notSignedIn' || error.code === 'sessionEnded')) return true
    throw error
  }
}

const isNotice = (wanted: string) => wanted.startsWith('ntc_')

/** The topic of what is asked for, to who may read that. */
function topicOf(wanted: string, asked: Item | undefined, actor: Actor, reading: Item | undefined): string | undefined {
  if (!isNotice(wanted)) return placeOf(wanted, asked, actor, parseMarks(reading)) && topics.channel(wanted)
  const notice = parseNotice(asked)
  return notice && partiesOf(actor, notice).length > 0 ? topics.notice(wanted) : undefined
}

function parseAsking(said: string | undefined): Asking | undefined {
  if (said === undefined || said.length > LONGEST) return undefined
  try {
    return z.safeParse(asking, JSON.parse(said)).data
  } catch {
    return undefined
  }
}
