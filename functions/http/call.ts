/** One call, from a matched request to a checked reply: authenticate, parse, read, admit, run. */
import { createHmac } from 'node:crypto'
import * as z from 'zod/mini'
import { Refusal } from '../../shared/errors.ts'
import type { Route } from '../../shared/route.ts'
import { type Actor, parseActor } from '../people/actor.ts'
import { liveSession, type StoredSession } from '../people/session.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import type { Log } from '../platform/log.ts'
import { type Key, keys } from '../platform/table.ts'
import { admit } from './access.ts'
import { type Ahead, stillSignedIn } from './ahead.ts'
import { type About, auditWrites } from './audit.ts'
import { answered, keepAnswer, requestHash, standsForElse } from './idempotency.ts'
import { type Ports, type Reads, Stale } from './operation.ts'
import { idempotencyKey, parsePart } from './parse.ts'
import { type Bearer, bearer } from './token.ts'
import { type Vouchers, vouchersOf } from './voucher.ts'

export interface Incoming {
  operationId: string
  route: Route
  headers: Record<string, string | undefined>
  params: unknown
  query: unknown
  /** Read when it is known who asks. */
  body: () => Promise<unknown>
  /** The body as it came. */
  text: string
  /** The address that the gateway saw. */
  address: string
}

/** An operation as the chain sees it: what it is given was parsed by its own route, so the chain need not know the types. */
export interface AnyOperation {
  // biome-ignore lint/suspicious/noExplicitAny: the route table ties both ends together; between them the types are erased
  reads?: (given: any, actor: string) => Reads
  // biome-ignore lint/suspicious/noExplicitAny: as above
  begin?: (given: any, actor: string, ports: any, now: number) => unknown
  // biome-ignore lint/suspicious/noExplicitAny: as above
  ahead?: (given: any, vouchers: Vouchers, ports: any, now: number) => Promise<Ahead<unknown> | undefined>
  tries?: number
  // biome-ignore lint/suspicious/noExplicitAny: as above
  run(call: any, ports: any): Promise<unknown>
}

const TRIES = 5
/** All that one person does, and is audited, adds to one chain; a phone has up to ten requests under way at once. */
const AUDITED_TRIES = 12

const given = async ({ route, params, query, body }: Incoming, log: Log) => ({
  params: route.params && parsePart(route.params, params),
  query: route.query && parsePart(route.query, query),
  body: route.takes ? taken(route.takes, await body(), log) : route.body && parsePart(route.body, await body()),
})

function taken(takes: NonNullable<Route['takes']>, sent: unknown, log: Log): unknown {
  const { body, spoilt } = takes(sent)
  if (spoilt.length) log.info('Not all of what was sent could be taken', { spoilt })
  return body
}

/** Answers with the reply, checked against the contract and stripped of what the contract doesn't name. */
export async function makeCall(
  incoming: Incoming,
  operation: AnyOperation,
  ports: Ports,
  tokenSecret: string | undefined,
) {
  const { route } = incoming
  const tries = operation.tries ?? (route.audit ? AUDITED_TRIES : TRIES)
  const now = ports.clock.now()
  const source = createHmac('sha256', tokenSecret ?? '')
    .update(incoming.address)
    .digest('base64url')
  const signed = route.access === 'anyone' ? undefined : await signedIn(incoming, tokenSecret, now)
  const person = signed?.person
  const parsed = await given(incoming, ports.log)
  let key = route.idempotent && person ? keyOf(incoming) : undefined
  const hash = key ? requestHash(incoming.operationId, parsed.params, parsed.body) : ''
  const wanted = operation.reads?.(parsed, person ?? '') ?? {}

  let keptAt = key && person ? keys.idempotency(person, key) : undefined
  const auditAt = route.audit && person ? keys.auditHead(person) : undefined
  const vouchers = signed && tokenSecret ? vouchersOf(tokenSecret, signed, now) : undefined

  const ahead = vouchers && (await operation.ahead?.(parsed, vouchers, ports, now))
  if (signed && ahead) {
    const kept = z.parse(route.reply, ahead.reply)
    const answer = key && person ? [keepAnswer(person, key, hash, kept, now)] : []
    const all = [...ahead.writes, ...stillSignedIn(signed, ahead.version, now), ...answer]
    if ((await ports.table.write(all)).written) {
      await ahead.after()
      return kept
    }
  }

  /** One read of many items is no snapshot: the same wish may have been granted between the kept answer and the case. */
  async function keptMeanwhile() {
    const [item] = keptAt ? await ports.table.read([keptAt]) : []
    return answered(item, hash, now)
  }

  for (let round = 1; ; round++) {
    const begun = operation.begin?.(parsed, person ?? '', ports, now)
    const read = await readAll(ports, wanted, { signed, keptAt, auditAt, now })
    if (read.actor) admit(route.access, read.actor, parsed)
    if (route.takes && standsForElse(read.idempotency, hash, now)) key = keptAt = undefined
    const before = keptAt && answered(read.idempotency, hash, now)
    if (before) return z.parse(route.reply, before.reply)
    let committed: unknown
    const commit = async (writes: readonly Write[], reply: unknown, about?: About | 'own') => {
      const kept = z.parse(route.reply, reply)
      const all = [...writes]
      if (key && person) all.push(keepAnswer(person, key, hash, kept, now))
      if (about && about !== 'own' && read.actor)
        all.push(...auditWrites(read.actor, incoming.operationId, about, read.audit, now))
      if (!about && route.audit) throw new Error(`${incoming.operationId} is audited and doesn't say what it was about`)
      const outcome = await ports.table.write(all)
      if (outcome.written) {
        committed = kept
        return kept
      }
      if (outcome.failed.some((write) => !write.otherwise)) throw new Stale()
      throw new Refusal(outcome.failed[0]?.otherwise ?? 'changedMeanwhile')
    }
    try {
      const { actor, session, found } = read
      const reply = await operation.run(
        { ...parsed, actor, session, found, begun, text: incoming.text, source, vouchers, now, commit },
        ports,
      )
      // What was committed was checked before it was kept.
      if (committed !== undefined) return reply === committed ? reply : z.parse(route.reply, reply)
      return z.parse(route.reply, (await keptMeanwhile())?.reply ?? reply)
    } catch (error) {
      const kept = error instanceof Refusal ? await keptMeanwhile() : undefined
      if (kept) return z.parse(route.reply, kept.reply)
      if (!(error instanceof Stale)) throw error
      if (round === tries) throw new Refusal('changedMeanwhile')
    }
  }
}

/** The key of a call; of one that is refused to nobody, none where it is none. */
function keyOf({ route, headers }: Incoming): string | undefined {
  try {
    return idempotencyKey(headers)
  } catch (error) {
    if (route.takes) return undefined
    throw error
  }
}

async function signedIn(incoming: Incoming, tokenSecret: string | undefined, now: number): Promise<Bearer> {
  if (!tokenSecret) throw new Error('This function has no TOKEN_SECRET, and its routes ask for sign-in')
  return bearer(tokenSecret, incoming.headers.authorization, now)
}

interface Own {
  signed: Bearer | undefined
  keptAt: Key | undefined
  auditAt: Key | undefined
  now: number
}

/** Who asks and in which session, the answer kept for the key, the end of their audit chain, and all that the operation named: in one request. */
async function readAll(ports: Ports, wanted: Reads, { signed, keptAt, auditAt, now }: Own) {
  const flat: Key[] = []
  const take = (key: Key) => flat.push(key) - 1
  const takeIf = (key: Key | undefined) => (key ? take(key) : -1)
  const actorAt = takeIf(signed && keys.person(signed.person))
  const sessionAt = takeIf(signed && keys.session(signed.person, signed.session))
  const [answerAt, headAt] = [takeIf(keptAt), takeIf(auditAt)]
  const places = Object.entries(wanted).map(([name, at]) => ({ name, at: indexesOf(at, take) }))

  const items = await ports.table.read(flat)
  const found: Record<string, Item | undefined | (Item | undefined)[]> = {}
  for (const { name, at } of places) found[name] = Array.isArray(at) ? at.map((i) => items[i]) : items[at]
  const actor: Actor | undefined = signed && parseActor(items[actorAt])
  const session: StoredSession | undefined = signed && liveSession(items[sessionAt], now)
  return { actor, session, found, idempotency: items[answerAt], audit: items[headAt] }
}

function indexesOf(at: Reads[string], take: (key: Key) => number): number | number[] {
  if (at === undefined) return -1
  return 'pk' in at ? take(at) : at.map(take)
}
