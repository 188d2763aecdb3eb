/**
 * Delivery of a notice or a warning: an announcement over sockets and by WeChat messages to all who live where it goes to. It is one row
 * however many live there; the worker plans a chunk for each grid, and works on each in slices. What it has done is counted
 * apart from what there is to do, so that its workers meet in nothing but the counts.
 */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
import { DAY } from '../../../shared/lifecycle.ts'
import type { Words } from '../../../shared/messages/message.ts'
import { isoTime } from '../../platform/clock.ts'
import type { Item, Write } from '../../platform/dynamo.ts'
import { type Condition, exists, isNew } from '../../platform/expressions.ts'
import { dueKeys, type Key, keys } from '../../platform/table.ts'

/** How long a worker may be silent before the sweep wakes it again, in milliseconds. */
export const SILENT = 5 * 60_000

/** After so long what could not be delivered is not delivered any more. */
const TRIED_FOR = 2 * DAY

/** Chunks, and who was sent what, are kept for so long: it is over, and nobody asks for it again. */
export const KEPT = 40 * DAY

const message = z.object({ title: z.string(), kind: z.string(), from: z.string(), at: z.string(), note: z.string() })

export const storedDelivery = z.object({
  id: z.string(),
  /** The areas that it goes to; none inside another. */
  targets: z.array(z.string()),
  /** What the message says. */
  message,
  /** It presses: nobody's quiet hours hold it up. */
  urgent: z._default(z.boolean(), false),
  state: z.enum(['planning', 'working', 'done']),
  /** Goes up when a worker is to take it up (again). */
  turn: z.int(),
  version: z.int(),
  /** The last grid that has its chunk. */
  cursor: z.optional(z.string()),
  startedAt: z.string(),
  /** Nothing is sent from then on. */
  until: z.string(),
  endedAt: z.optional(z.string()),
  dueAt: z.optional(z.string()),
})
export type StoredDelivery = z.infer<typeof storedDelivery>
export const parseDelivery = (item: Item | undefined): StoredDelivery | undefined =>
  item && z.parse(storedDelivery, item)

/** What workers count. Households: `targeted` by the roster, `told` over a socket, `messaged`. People: the others. */
export const tally = {
  targeted: z.int(),
  told: z.int(),
  messaged: z.int(),
  sent: z.int(),
  refused: z.int(),
  failed: z.int(),
  unsure: z.int(),
}
export type Tally = { [K in keyof typeof tally]: number }
export const noTally = (): Tally => ({ targeted: 0, told: 0, messaged: 0, sent: 0, refused: 0, failed: 0, unsure: 0 })

export const storedCounts = z.object({
  /** Chunks. */
  planned: z.int(),
  done: z.int(),
  ...tally,
  /** Every chunk is planned. */
  whole: z.boolean(),
  /** The notice was taken back. */
  stopped: z.boolean(),
  /** WeChat takes no message of this kind at all, by this errcode; nobody is sent any more. */
  wrong: z.optional(z.int()),
})
export type StoredCounts = z.infer<typeof storedCounts>
export const parseCounts = (item: Item | undefined): StoredCounts | undefined => item && z.parse(storedCounts, item)

export const deliveryItem = (delivery: StoredDelivery): Item & Key => {
  const { dueAt, ...rest } = delivery
  return { ...keys.deliveryPlan(delivery.id), ...rest, ...(dueAt ? dueKeys(delivery.id, dueAt) : {}) }
}

export interface Told {
  id: string
  targets: readonly string[]
  message: Words<'notice'>
  urgent?: boolean
  /** When what it tells is over; ISO 8601. */
  endsAt?: string | undefined
}

/** The writes that begin a delivery, in the transaction that publishes: two, however many live there. `now`: ISO 8601. */
export function openDelivery({ id, targets, message, urgent = false, endsAt }: Told, now: string): Write[] {
  const latest = isoTime(Date.parse(now) + TRIED_FOR)
  const delivery: StoredDelivery = {
    id,
    targets: [...targets].sort(),
    message,
    urgent,
    state: 'planning',
    turn: 1,
    version: 1,
    startedAt: now,
    until: endsAt && endsAt < latest ? endsAt : latest,
    dueAt: isoTime(Date.parse(now) + SILENT),
  }
  const counts: StoredCounts = { planned: 0, done: 0, ...noTally(), whole: false, stopped: false }
  return [
    { put: deliveryItem(delivery), when: isNew },
    { put: { ...keys.deliveryCounts(id), ...counts }, when: isNew },
  ]
}

/** The write that ends a delivery where it is, with the notice that is taken back: whoever is at it stops at the next household or so. */
export const stopDelivery = (id: string): Write => ({
  update: keys.deliveryCounts(id),
  changes: { set: { stopped: true } },
  when: exists,
})

const GOES_ON: Condition = { expression: 'stopped = :no', values: { ':no': false } }

/** Adds to the counts, unless the delivery was stopped. */
export function countWrite(
  id: string,
  change: Partial<Tally & { planned: number; done: number }>,
  whole?: true,
): Write {
  const add = Object.fromEntries(Object.entries(change).filter(([, n]) => n !== 0))
  const at = keys.deliveryCounts(id)
  if (!whole && !Object.keys(add).length) return { check: at, when: GOES_ON }
  return { update: at, changes: { set: whole ? { whole } : {}, add }, when: GOES_ON }
}

/** WeChat takes no message of this kind: nobody else need be tried. */
export const wrongWrite = (id: string, errcode: number): Write => ({
  update: keys.deliveryCounts(id),
  changes: { set: { wrong: errcode } },
  when: exists,
})
