/**
 * The outbox: whatever a person sends on a ticket, says in a channel or ticks off at a door is kept on the device under its idempotency key before
 * the first try, and leaves only when the service has answered. So neither a dead network nor a closed app loses it, and no
 * retry doubles it.
 */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
import { type Post, post } from '../../../shared/channels/post.ts'
import { type TicketCard, ticketCard } from '../../../shared/tickets/contract.ts'
import type { Parts } from '../api/client.ts'
import { type Failure, isTransient, type Outcome } from '../api/outcome.ts'
import type { Clock } from '../platform/clock.ts'
import { keep, readKept } from '../platform/kept.ts'
import type { Storage } from '../platform/storage.ts'

export const sendable = [
  'openTicket',
  'acceptTicket',
  'replyToTicket',
  'resolveTicket',
  'passTicket',
  'reassignTicket',
  'returnTicket',
  'addStaffNote',
  'addTicketNote',
  'confirmTicket',
  'reopenTicket',
  'rateTicket',
  'withdrawTicket',
  'showTicket',
  'makeTicketPrivate',
] as const
/** What is done at a door of a walking list. */
export const doorMarks = ['tickDoor', 'untickDoor'] as const
export type DoorMark = (typeof doorMarks)[number]
/** What is done to a ticket. */
export type Sendable = (typeof sendable)[number]

const item = z.object({
  /** The idempotency key. */
  key: z.string(),
  /** Whose it is: nobody else's session sends it. */
  person: z.string(),
  operation: z.enum([...sendable, ...doorMarks, 'writePost']),
  ticketId: z.optional(z.string()),
  /** The channel that a post is for. */
  channel: z.optional(z.string()),
  /** The door that is ticked off, and the notice that it is told of. */
  door: z.optional(z.object({ noticeId: z.string(), household: z.string() })),
  /** When it was done, for what shows it before it was sent. */
  at: z.optional(z.string()),
  /** None where there is nothing to say: what is kept must still fit then. */
  body: z.optional(z.unknown()),
  /** What it is, for the person: 诉求：三号楼电梯…… */
  label: z.string(),
  /** `waiting` for the network; `refused` by the service, so the person decides. */
  status: z.enum(['waiting', 'refused']),
  message: z.optional(z.string()),
  /** Whether a try has failed already; before that it is simply being sent. */
  tried: z.boolean(),
})
export type OutboxItem = z.infer<typeof item>
type Operation = OutboxItem['operation']

/** A wish as a page hands it over. */
export type Wish = Pick<OutboxItem, 'person' | 'ticketId' | 'body' | 'label'> & { operation: Sendable }

/** A post as a page hands it over. */
export interface Saying {
  person: string
  channel: string
  body: unknown
  label: string
}

/** A door that was ticked off, or wasn't after all, as a page hands it over. */
export interface Marking {
  person: string
  operation: DoorMark
  door: NonNullable<OutboxItem['door']>
  at: string
  label: string
}

/** What the service answers to a mark at a door. */
const marked = z.object({ household: z.string(), ticked: z.boolean() })

/** Sent; or refused, with what to change; or kept, to be sent later. */
export type Sending =
  | { state: 'sent'; card: TicketCard }
  | { state: 'refused'; failure: Failure }
  | { state: 'kept'; failure: Failure }

export interface OutboxPorts {
  send: (operation: Operation, parts: Parts) => Promise<Outcome<unknown>>
  storage: Storage
  clock: Clock
  makeKey: () => string
  /** Who is signed in now. */
  person: () => string | undefined
  /** Told whenever the list has changed. */
  changed: (items: readonly OutboxItem[]) => void
  /** Told when something that had waited was sent. */
  sent: (item: OutboxItem) => void
  /** Told when a post was sent, and what became of it. */
  posted: (item: OutboxItem, post: Post) => void
  /** Told when a door was marked, and how it stands. */
  marked: (item: OutboxItem, ticked: boolean) => void
}

type Answer = { state: 'answered'; value: unknown } | { state: 'refused' | 'kept'; failure: Failure }

const unread: Failure = { code: 'internal', message: '没有读懂服务的回应，稍后自动再试' }

/** What the service answers with to what is sent. */
const shapeOf = ({ operation, door }: OutboxItem) => {
  if (door) return marked
  return operation === 'writePost' ? post : ticketCard
}

const paramsOf = ({ ticketId, channel, door }: OutboxItem): Record<string, string> | undefined => {
  if (ticketId !== undefined) return { ticketId }
  return channel !== undefined ? { channel } : door
}

const isSameDoor = (one: OutboxItem['door'], other: OutboxItem['door']) =>
  one !== undefined && one.noticeId === other?.noticeId && one.household === other.household

const KEPT = 'outbox'
/** Milliseconds between tries while something waits: the first, and the most. */
const FIRST_PAUSE = 4_000
const LONGEST_PAUSE = 60_000

export function makeOutbox(ports: OutboxPorts) {
  let items: readonly OutboxItem[] = readKept(ports.storage, KEPT, z.array(item)) ?? []
  let flushing: Promise<void> | undefined
  let pause = FIRST_PAUSE
  let callOff: (() => void) | undefined
  const underway = new Set<string>()

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
    const later = isTransient(failure.code) || failure.code === 'notSignedIn' || failure.code === 'tokenExpired'
    return { state: later ? 'kept' : 'refused', failure }
  }

  function asCard(value: unknown): Sending {
    const read = z.safeParse(ticketCard, value)
    return read.success ? { state: 'sent', card: read.data } : { state: 'kept', failure: unread }
  }

  /** Sends at once; what could not be sent for now stays and is tried again. */
  async function submit(wish: Wish): Promise<Sending> {
    const entry: OutboxItem = { ...wish, key: ports.makeKey(), status: 'waiting', tried: false }
    underway.add(entry.key)
    set([...items, entry])
    const answer = await attempt(entry)
    const sending = answer.state === 'answered' ? asCard(answer.value) : answer
    if (sending.state === 'kept') {
      put({ ...entry, tried: true })
      schedule()
    } else drop(entry.key)
    return sending
  }

  /** Says something: after all that waits already, so that it comes in the order in which it was written. */
  function say(saying: Saying): Promise<void> {
    set([...items, { ...saying, operation: 'writePost', key: ports.makeKey(), status: 'waiting', tried: false }])
    return flush()
  }

  /** Marks a door: after all that waits already, and in place of what was said of it before and did not leave yet. */
  function mark(marking: Marking): Promise<void> {
    const others = items.filter((each) => underway.has(each.key) || !isSameDoor(each.door, marking.door))
    set([...others, { ...marking, body: undefined, key: ports.makeKey(), status: 'waiting', tried: false }])
    return flush()
  }

  const next = () =>
    items.find(({ key, status, person }) => status === 'waiting' && person === ports.person() && !underway.has(key))

  /** Whether the next may be tried. */
  async function sendOne(waiting: OutboxItem): Promise<boolean> {
    const answer = await attempt(waiting)
    if (answer.state === 'refused') {
      put({ ...waiting, status: 'refused', tried: true, message: answer.failure.message })
      return true
    }
    const read = answer.state === 'answered' ? z.safeParse(shapeOf(waiting), answer.value) : undefined
    if (!read?.success) {
      put({ ...waiting, tried: true })
      return false
    }
    drop(waiting.key)
    if ('channel' in read.data) ports.posted(waiting, read.data)
    else if ('ticked' in read.data) ports.marked(waiting, read.data.ticked)
    else ports.sent(waiting)
    return true
  }

  async function flushAll() {
    for (let waiting = next(); waiting; waiting = next()) {
      if (!(await sendOne(waiting))) return schedule()
      pause = FIRST_PAUSE
    }
    // At once, so that what is said a moment later begins a run of its own.
    flushing = undefined
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

  function schedule() {
    callOff?.()
    callOff = ports.clock.later(pause, () => void flush())
    pause = Math.min(pause * 2, LONGEST_PAUSE)
  }

  return { items: () => items, submit, say, mark, flush, discard: drop }
}
