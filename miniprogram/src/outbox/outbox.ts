/**
 * The outbox: whatever a person sends on a ticket or a request for help, says of their alert or in a channel or ticks off at a door is kept on the device under its idempotency key before
 * the first try, and leaves only when the service has answered. So neither a dead network nor a closed app loses it, and no
 * retry doubles it.
 */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
import { type Post, post } from '../../../shared/channels/post.ts'
import { ticketCard } from '../../../shared/tickets/ticket.ts'
import type { Parts } from '../api/client.ts'
import { type Failure, isTransient, type Outcome } from '../api/outcome.ts'
import type { Clock } from '../platform/clock.ts'
import { keep, readKept } from '../platform/kept.ts'
import type { Storage } from '../platform/storage.ts'
import {
  isSameDoor,
  itemsOf,
  type Marking,
  type OutboxItem,
  paramsOf,
  placeOf,
  type Saying,
  type Wish,
} from './item.ts'

/** What the service answers to a mark at a door. */
const marked = z.object({ household: z.string(), ticked: z.boolean() })

/** Sent; or refused, with what to change; or kept, to be sent later. */
export type Sending<T> =
  | { state: 'sent'; value: T }
  | { state: 'refused'; failure: Failure }
  | { state: 'kept'; failure: Failure }

export interface OutboxPorts {
  send: (operation: OutboxItem['operation'], parts: Parts) => Promise<Outcome<unknown>>
  storage: Storage
  clock: Clock
  makeKey: () => string
  /** Who is signed in now. */
  person: () => string | undefined
  /** Told whenever the list has changed. */
  changed: (items: readonly OutboxItem[]) => void
  /** Told when something was sent that nobody waited for: that had waited, or was said in a thread. */
  sent: (item: OutboxItem) => void
  /** Told when a post was sent, and what became of it. */
  posted: (item: OutboxItem, post: Post) => void
  /** Told when a door was marked, and how it stands. */
  marked: (item: OutboxItem, ticked: boolean) => void
}

type Answer = { state: 'answered'; value: unknown } | { state: 'refused' | 'kept'; failure: Failure }

const unread: Failure = { code: 'internal', message: '没有读懂服务的回应，稍后自动再试' }

/** Whatever else the service answers with; its shape is for who waits for it. */
export const anyReply = z.looseObject({})

/**
 * Whether it may be taken later. That neighbours were asked too often, which the answer says at a field, holds for a day, and that
 * somebody was looked for too often for an hour or more: nothing may wait behind it so long. What is merely throttled may.
 */
function isLater(entry: OutboxItem, { code, fields }: Failure): boolean {
  if (code === 'tooMany' && fields && (entry.operation === 'openHelp' || entry.helpId !== undefined)) return false
  if (code === 'tooMany' && fields?.members) return false
  return isTransient(code) || code === 'notSignedIn' || code === 'tokenExpired'
}

/**
 * That somebody sends too much of one kind, which the answer says at a field: only that waits, and what was said after it in the
 * same place. What says nothing of a field is the gateway's, and holds for all.
 */
const isPaced = ({ code, fields }: Failure): boolean => code === 'tooMany' && fields !== undefined

const KEPT = 'outbox'
/** Milliseconds between tries while something waits: the first, and the most. */
const FIRST_PAUSE = 4_000
const LONGEST_PAUSE = 60_000
/** Until what is sent too often is tried once more, in milliseconds. */
const REST = 60_000

export function makeOutbox(ports: OutboxPorts) {
  // What was under way when the app was shut nobody waits for any more: its person is told of it as of what had waited.
  let items: readonly OutboxItem[] = itemsOf(readKept(ports.storage, KEPT, z.array(z.unknown())) ?? []).map((kept) => ({
    ...kept,
    tried: true,
  }))
  let flushing: Promise<void> | undefined
  let pause = FIRST_PAUSE
  let callOff: (() => void) | undefined
  const underway = new Set<string>()
  /** The places that rest, since too much came from here: until when, and what the service said. */
  const resting = new Map<string, { until: number; message: string | undefined }>()

  function set(next: readonly OutboxItem[]) {
    items = next
    keep(ports.storage, KEPT, items)
    ports.changed(items)
  }
  const put = (changed: OutboxItem) => set(items.map((each) => (each.key === changed.key ? changed : each)))
  const drop = (key: string) => set(items.filter((each) => each.key !== key))

  async function attempt(entry: OutboxItem): Promise<Answer> {
    const { key, operation, body, door } = entry
    underway.add(key)
    // A mark is the same however often it is made: it has no key.
    const parts = { params: paramsOf(entry), ...(door ? {} : { body, key }) }
    const outcome = await ports.send(operation, parts).finally(() => underway.delete(key))
    if (outcome.ok) return { state: 'answered', value: outcome.value }
    const { failure } = outcome
    return { state: isLater(entry, failure) ? 'kept' : 'refused', failure }
  }

  /** What is said of an alert goes in the order in which it was said, one at a time: the last word counts. */
  const turns = new Map<string, Promise<unknown>>()
  function inTurn<T>({ alertId }: OutboxItem, go: () => Promise<T>): Promise<T> {
    const last = alertId === undefined ? undefined : turns.get(alertId)
    const mine = last ? last.then(go, go) : go()
    if (alertId !== undefined) turns.set(alertId, mine)
    return mine
  }

  /** Sends whatever waits of the same alert before it; why it must wait too, where that can't be sent. */
  async function sendBefore(entry: OutboxItem, insteadOf: readonly string[] = []): Promise<Failure | undefined> {
    const { key: own, alertId, person } = entry
    if (alertId === undefined) return undefined
    for (const each of items) {
      if (each.key === own) break
      const isOfIt = each.alertId === alertId && each.person === person && each.status === 'waiting'
      const failure = isOfIt && !insteadOf.includes(each.key) ? await sendOne(each) : undefined
      if (failure) return failure
    }
    return undefined
  }

  /**
   * Sends at once, for an answer in this shape; what could not be sent for now stays and is tried again. `insteadOf`: what waits and
   * is not sent any more once this was taken or waits itself.
   */
  async function submit<S extends z.ZodMiniType>(
    wish: Wish,
    reply: S,
    insteadOf: readonly string[] = [],
  ): Promise<Sending<z.output<S>>> {
    const entry: OutboxItem = { ...wish, key: ports.makeKey(), status: 'waiting', tried: false }
    underway.add(entry.key)
    set([...items, entry])
    return inTurn(entry, async () => {
      const before = await sendBefore(entry, insteadOf)
      const failure = before ?? (entry.person === ports.person() ? undefined : unread)
      const answer: Answer = failure ? { state: 'kept', failure } : await attempt(entry)
      underway.delete(entry.key)
      const sending = answer.state === 'answered' ? readAs(reply, answer.value) : answer
      if (sending.state !== 'refused') set(items.filter(({ key }) => !insteadOf.includes(key)))
      if (sending.state === 'kept') {
        put({ ...entry, tried: true })
        schedule()
      } else drop(entry.key)
      return sending
    })
  }

  function readAs<S extends z.ZodMiniType>(reply: S, value: unknown): Sending<z.output<S>> {
    const read = z.safeParse(reply, value)
    return read.success ? { state: 'sent', value: read.data } : { state: 'kept', failure: unread }
  }

  /** Says something: after all that waits already, so that it comes in the order in which it was written. */
  function say(saying: Saying): Promise<void> {
    const operation = 'channel' in saying ? 'writePost' : 'sayInHelp'
    set([...items, { ...saying, operation, key: ports.makeKey(), status: 'waiting', tried: false }])
    return flush()
  }

  /** Marks a door: after all that waits already, and in place of what was said of it before and did not leave yet. */
  function mark(marking: Marking): Promise<void> {
    const others = items.filter((each) => underway.has(each.key) || !isSameDoor(each.door, marking.door))
    set([...others, { ...marking, body: undefined, key: ports.makeKey(), status: 'waiting', tried: false }])
    return flush()
  }

  const isMine = ({ status, person }: OutboxItem) => status === 'waiting' && person === ports.person()
  function restOf(item: OutboxItem) {
    const rest = resting.get(placeOf(item))
    return rest && rest.until > ports.clock.now() ? rest : undefined
  }
  const next = () => items.find((each) => isMine(each) && !underway.has(each.key) && !restOf(each))

  /** Why nothing more can be sent for now; nothing where the next may be tried. */
  async function sendOne(waiting: OutboxItem): Promise<Failure | undefined> {
    // Before its turn came it may have gone, or been taken back, or somebody else be signed in.
    if (waiting.person !== ports.person() || !items.some(({ key }) => key === waiting.key)) return undefined
    const answer = await attempt(waiting)
    if (answer.state === 'refused') {
      const { fields, message } = answer.failure
      put({ ...waiting, status: 'refused', tried: true, message: Object.values(fields ?? {})[0] ?? message })
      return undefined
    }
    const tell = answer.state === 'answered' ? tellingOf(waiting, answer.value) : undefined
    if (!tell) {
      const failure = answer.state === 'kept' ? answer.failure : unread
      const message = isPaced(failure) ? Object.values(failure.fields ?? {})[0] : undefined
      if (isPaced(failure)) resting.set(placeOf(waiting), { until: ports.clock.now() + REST, message })
      put({ ...waiting, tried: true, message })
      return failure
    }
    drop(waiting.key)
    tell()
    return undefined
  }

  /** Tells of what was sent what became of it; nothing where the answer can't be read. */
  function tellingOf(waiting: OutboxItem, answer: unknown): (() => void) | undefined {
    if (waiting.operation === 'writePost') {
      const { data } = z.safeParse(post, answer)
      return data && (() => ports.posted(waiting, data))
    }
    if (waiting.door) {
      const { data } = z.safeParse(marked, answer)
      return data && (() => ports.marked(waiting, data.ticked))
    }
    const shape = waiting.ticketId === undefined && waiting.operation !== 'openTicket' ? anyReply : ticketCard
    return z.safeParse(shape, answer).success ? () => ports.sent(waiting) : undefined
  }

  async function flushAll() {
    for (let waiting = next(); waiting; waiting = next()) {
      const one = waiting
      const failure = await inTurn(one, async () => (await sendBefore(one)) ?? sendOne(one))
      if (failure && !isPaced(failure)) return schedule()
      if (!failure) pause = FIRST_PAUSE
    }
    // At once, so that what is said a moment later begins a run of its own.
    flushing = undefined
    rest()
  }

  /** What was said in a place that rests says why it waits, and all that rests is tried again when the first may. */
  function rest() {
    const rests = items.filter(isMine).flatMap((item) => restOf(item) ?? [])
    if (!rests.length) return
    const waits = (item: OutboxItem) => (isMine(item) && !underway.has(item.key) ? restOf(item) : undefined)
    set(items.map((item) => (waits(item) ? { ...item, tried: true, message: waits(item)?.message } : item)))
    retryIn(Math.min(...rests.map(({ until }) => until)) - ports.clock.now())
  }

  /** Tries whatever waits, in its order; one run at a time. */
  function flush(): Promise<void> {
    callOff?.()
    callOff = undefined
    flushing ??= flushAll().finally(() => {
      flushing = undefined
    })
    return flushing
  }

  function retryIn(milliseconds: number) {
    callOff?.()
    callOff = ports.clock.later(milliseconds, () => void flush())
  }

  function schedule() {
    retryIn(pause)
    pause = Math.min(pause * 2, LONGEST_PAUSE)
  }

  return { items: () => items, submit, say, mark, flush, discard: drop }
}
