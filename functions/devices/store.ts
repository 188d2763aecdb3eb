/** Devices in the table: the item, its card (all that an index carries), its signals, and the nonces that it used. Pure. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { device, deviceCard, SILENT_AFTER, takenSignal } from '../../shared/devices/contract.ts'
import { heldUntil } from '../../shared/devices/damping.ts'
import { DAY, MINUTE, type Stage } from '../../shared/lifecycle.ts'
import { moment } from '../../shared/zod.ts'
import { epochSeconds, isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { dueKeys, type Key, keys, queueKeys } from '../platform/table.ts'

/** As long as the audit log. */
const SIGNALS_KEPT = 400 * DAY
/** Longer than a signal can be told again: its window on both sides. */
const NONCES_KEPT = 15 * MINUTE

const milliseconds = z.array(z.int())

const damped = z.object({
  alarming: z.boolean(),
  changes: milliseconds,
  raised: milliseconds,
  saidAt: z.optional(z.int()),
  unsaid: z.int(),
  held: z.boolean(),
})

/** A secret, sealed as `secret#<device>`; `used`: the device signed with it. */
const secret = z.object({ sealed: z.string(), at: moment(), used: z.boolean() })

export const storedDevice = z.object({
  card: deviceCard,
  /** Goes up with every change; no part of the card, which a sign of life does not change. */
  version: z.int(),
  ...z.pick(device, {
    every: true,
    household: true,
    person: true,
    heardAt: true,
    value: true,
    battery: true,
    alert: true,
    task: true,
    registeredAt: true,
    registeredBy: true,
  }).shape,
  damped,
  secret: z.optional(secret),
  former: z.optional(z.object({ sealed: z.string(), until: moment() })),
  /** Signals of one minute, alarms apart. */
  minute: z.optional(z.object({ number: z.int(), alarms: z.int(), others: z.int() })),
  /** What is due, at most so late: silence, or the raising of what is held. It is looked at anew then. */
  dueAt: z.optional(moment()),
})
export type StoredDevice = z.infer<typeof storedDevice>

export const parseDevice = (item: Item | undefined): StoredDevice | undefined => item && z.parse(storedDevice, item)
export const parseCard = (item: Item) => z.parse(deviceCard, item.card)

export const secretOf = (id: string) => `secret#${id}`
export const ownerIndex = (person: string) => `${person}#device`

/** In which list it stands. */
export function stageOf({ state, flapping, lowBattery }: StoredDevice['card']): Stage {
  if (state === 'retired') return 'closed'
  return state === 'alarming' || state === 'silent' || flapping || lowBattery ? 'open' : 'waiting'
}

export function deviceItem(stored: StoredDevice): Item & Key {
  const { card, dueAt, person } = stored
  return {
    ...keys.device(card.id),
    ...stored,
    ...(person ? { owner: ownerIndex(person.id), ownerAt: card.id } : {}),
    ...queueKeys('device', card.place.area, stageOf(card), `${card.kind}#${card.place.area}#${card.id}`),
    ...(dueAt ? dueKeys(card.id, dueAt) : {}),
  }
}

/** When a device that says nothing more is silent. */
export const silentAt = ({ every, heardAt, secret: own, registeredAt }: StoredDevice): number =>
  Date.parse(heardAt ?? own?.at ?? registeredAt) + SILENT_AFTER * every * MINUTE

/**
 * When the sweep must look at a device. Each sign of life puts off its silence, but what is due is moved only where that is sooner
 * or is over: else each heartbeat would cost a write to the index.
 */
export function withDue(stored: StoredDevice, now: number): StoredDevice {
  const { card, damped: state, secret: own, dueAt: before } = stored
  const { dueAt: _, ...rest } = stored
  if (card.state === 'retired') return rest
  // What was never told its secret can't speak.
  const silence = own && card.state !== 'silent' ? silentAt(stored) : undefined
  const held = heldUntil(state, card.kind)
  const times = [silence, held].filter((at) => at !== undefined)
  if (!times.length) return rest
  const soonest = Math.min(...times)
  const known = before ? Date.parse(before) : Number.POSITIVE_INFINITY
  const keep = known > now && known <= soonest
  return { ...rest, dueAt: isoTime(keep ? known : soonest) }
}

export const storedSignal = z.extend(takenSignal, { nonce: z.string() })

export const signalWrite = (id: string, said: z.infer<typeof storedSignal>): Write => ({
  put: {
    ...keys.signal(id, said.at, said.nonce),
    ...said,
    expiresAt: epochSeconds(Date.parse(said.at) + SIGNALS_KEPT),
  },
})

/** Whether a signal was taken: written with what it did, and kept for longer than it could be told again. */
export const nonceWrite = (id: string, nonce: string, now: number): Write => ({
  put: { ...keys.nonce(id, nonce), expiresAt: epochSeconds(now + NONCES_KEPT) },
  when: isNew,
  otherwise: 'signalTaken',
})
