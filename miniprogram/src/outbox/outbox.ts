/**
 * The outbox: whatever a person sends on a ticket is kept on the device under its idempotency key before the first try, and
 * leaves only when the service has answered. So neither a dead network nor a closed app loses it, and no retry doubles it.
 */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
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
] as const
export type Sendable = (typeof sendable)[number]

const item = z.object({
  /** The idempotency key. */
  key: z.string(),
  /** Whose it is: nobody else's session sends it. */
  person: z.string(),
  operation: z.enum(sendable),
  ticketId: z.optional(z.string()),
  body: z.unknown(),
  /** What it is, for the person: 诉求：三号楼电梯…… */
  label: z.string(),
  /** `waiting` for the network; `refused` by the service, so the person decides. */
  status: z.enum(['waiting', 'refused']),
  message: z.optional(z.string()),
  /** Whether a try has failed already; before that it is simply being sent. */
  tried: z.boolean(),
})
export type OutboxItem = z.infer<typeof item>

/** A wish as a page hands it over. */
export type Wish = Pick<OutboxItem, 'person' | 'operation' | 'ticketId' | 'body' | 'label'>

/** Sent; or refused, with what to change; or kept, to be sent later. */
export type Sending =
  | { state: 'sent'; card: TicketCard }
  | { state: 'refused'; failure: Failure }
  | { state: 'kept'; failure: Failure }

export interface OutboxPorts {
  send: (operation: Sendable, parts: Parts) => Promise<Outcome<unknown>>
  storage: Storage
  clock: Clock
  makeKey: () => string
  /** Who is signed in now. */
  person: () => string | undefined
  /** Told whenever the list has changed. */
  changed: (items: readonly OutboxItem[]) => void
  /** Told when something that had waited was sent. */
  sent: (item: OutboxItem, card: TicketCard) => void
}

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

  async function attempt({ key, operation, ticketId, body }: OutboxItem): Promise<Sending> {
    const params = ticketId === undefined ? undefined : { ticketId }
    underway.add(key)
    const outcome = await ports.send(operation, { params, body, key }).finally(() => underway.delete(key))
    if (!outcome.ok) {
      const { failure } = outcome
      const later = isTransient(failure.code) || failure.code === 'notSignedIn' || failure.code === 'tokenExpired'
      return { state: later ? 'kept' : 'refused', failure }
    }
    const read = z.safeParse(ticketCard, outcome.value)
    if (read.success) return { state: 'sent', card: read.data }
    return { state: 'kept', failure: { code: 'internal', message: '没有读懂服务的回应，稍后自动再试' } }
  }

  /** Sends at once; what could not be sent for now stays and is tried again. */
  async function submit(wish: Wish): Promise<Sending> {
    const entry: OutboxItem = { ...wish, key: ports.makeKey(), status: 'waiting', tried: false }
    underway.add(entry.key)
    set([...items, entry])
    const sending = await attempt(entry)
    if (sending.state === 'kept') {
      put({ ...entry, tried: true })
      schedule()
    } else drop(entry.key)
    return sending
  }

  async function flushAll() {
    for (const waiting of items.filter((each) => each.status === 'waiting' && each.person === ports.person())) {
      if (underway.has(waiting.key)) continue
      const sending = await attempt(waiting)
      if (sending.state === 'kept') {
        put({ ...waiting, tried: true })
        return schedule()
      }
      pause = FIRST_PAUSE
      if (sending.state === 'refused') {
        put({ ...waiting, status: 'refused', tried: true, message: sending.failure.message })
      } else {
        drop(waiting.key)
        ports.sent(waiting, sending.card)
      }
    }
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

  return { items: () => items, submit, flush, discard: drop }
}
