/**
 * Devices (设备): key fire points' sensors and the buttons of who lives alone, registered at a building or grid. A device speaks for
 * itself, by HTTPS, and signs what it says.
 */
import '../zod.ts'
import * as z from 'zod/mini'
import { alertId } from '../alerts/alert.ts'
import { watchingRoles } from '../alerts/contract.ts'
import { levelOf } from '../areas/code.ts'
import { areaCode, householdCode } from '../areas/contract.ts'
import { id } from '../ids.ts'
import { stages } from '../lifecycle.ts'
import { page, pageQuery } from '../page.ts'
import { personId } from '../people/person.ts'
import { managingRoles, type Role } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { ticketId } from '../tickets/ticket.ts'
import { moment, words } from '../zod.ts'
import { deviceKinds } from './kinds.ts'

export const deviceId = id('dev')

export const deviceStates = ['unheard', 'normal', 'alarming', 'silent', 'retired'] as const
export type DeviceState = (typeof deviceStates)[number]

export const deviceStateWords: Record<DeviceState, string> = {
  unheard: '尚未上线',
  normal: '正常',
  alarming: '正在报警',
  silent: '失联',
  retired: '已停用',
}

/** Minutes between two signs of life. */
export const EVERY_MIN = 5
export const EVERY_MAX = 24 * 60
export const EVERY_USUAL = 60
/** A device that says nothing for so many of them is silent. */
export const SILENT_AFTER = 3
/** Per cent, at which a battery is to be changed. */
export const LOW_BATTERY = 20

/** Who sees devices: who answers and watches, and who keeps the building. */
export const deviceRoles = [...new Set<Role>([...watchingRoles, 'propertyManager'])]

/** A device or a point is at one place: a building, or a grid where it stands between buildings. */
export const standsAt = areaCode.check(
  z.refine((code) => ['grid', 'building'].includes(levelOf(code) ?? ''), '请选到网格或楼栋'),
)

export const standing = z.object({ area: areaCode, name: z.string(), detail: z.optional(z.string()) })

/** What a list shows. `attention`: it alarms, is silent, flaps, or its battery is low. */
export const deviceCard = z.object({
  id: deviceId,
  kind: z.enum(deviceKinds),
  name: z.string(),
  place: standing,
  state: z.enum(deviceStates),
  flapping: z.boolean(),
  lowBattery: z.boolean(),
  changedAt: moment(),
})
export type DeviceCard = z.infer<typeof deviceCard>

export const signalKinds = ['alarm', 'clear', 'heartbeat'] as const

/** A signal as it was taken. `became`: what it led to. */
export const takenSignal = z.object({
  at: moment(),
  kind: z.enum(signalKinds),
  value: z.optional(z.number()),
  battery: z.optional(z.int()),
  became: z.enum(['raised', 'again', 'said', 'counted', 'held', 'none']),
})
export type TakenSignal = z.infer<typeof takenSignal>

export const device = z.extend(deviceCard, {
  /** Minutes. */
  every: z.int(),
  household: z.optional(householdCode),
  person: z.optional(z.object({ id: personId, name: z.string() })),
  heardAt: z.optional(moment()),
  value: z.optional(z.number()),
  battery: z.optional(z.int()),
  /** Changes between alarm and clear in the last ten minutes. */
  changes: z.int(),
  /** What it raised last: an alert, a ticket. */
  alert: z.optional(alertId),
  task: z.optional(ticketId),
  registeredAt: moment(),
  registeredBy: z.string(),
  /** When its secret was made, once it has one; until when the one before it still counts, where it does. */
  secretAt: z.optional(moment()),
  formerUntil: z.optional(moment()),
  /** Alarms and clears, and what was heard after a silence; the last fifty, newest first. */
  signals: z.array(takenSignal),
  /** Whether the viewer may change it. */
  managed: z.boolean(),
})
export type Device = z.infer<typeof device>

/** A device whose secret was just made: it is told this once, and kept sealed. */
export const deviceSecret = z.extend(deviceCard, { secret: z.string() })
export type DeviceSecret = z.infer<typeof deviceSecret>

const every = z._default(z.int().check(z.gte(EVERY_MIN), z.lte(EVERY_MAX)), EVERY_USUAL)

export const newDevice = z
  .object({
    kind: z.enum(deviceKinds),
    name: words(2, 40),
    area: standsAt,
    /** The floor, the corner. */
    detail: z.optional(words(0, 60)),
    every,
    /** Whose button it is: a household of that building, and the person in it who joined, if any. */
    household: z.optional(householdCode),
    person: z.optional(personId),
  })
  .check(
    z.refine(({ kind, household }) => kind !== 'sos' || household !== undefined, {
      path: ['household'],
      error: '请选紧急按钮属于哪一户',
    }),
    z.refine(({ area, household }) => household === undefined || household.startsWith(area), {
      path: ['household'],
      error: '这一户不在选的楼栋里',
    }),
    z.refine(({ person, household }) => person === undefined || household !== undefined, {
      path: ['person'],
      error: '请先选哪一户',
    }),
  )
export type NewDevice = z.input<typeof newDevice>

const params = z.object({ deviceId })

/** How far a device's clock may lie from ours, either way; milliseconds. */
export const SIGNAL_WINDOW = 5 * 60_000

/** What a device says. `value` in the unit of its kind, `battery` in per cent. */
export const signal = z.object({
  kind: z.enum(signalKinds),
  value: z.optional(z.number()),
  battery: z.optional(z.int().check(z.gte(0), z.lte(100))),
})
export type Signal = z.infer<typeof signal>

/**
 * `timestamp`: seconds since the epoch by the device's clock; `nonce`: 16 to 64 characters, never the same twice; `signature`: the
 * HMAC-SHA256, in hex, under the device's secret as it was shown, of these lines, each but the last ended by one line feed:
 * `POST`, `/devices/<id>/signals`, the timestamp, the nonce, and the body as it is sent.
 */
export const signed = z.object({
  timestamp: z.string().check(z.regex(/^[0-9]{9,11}$/, '时间要写成秒数')),
  nonce: z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/, '随机串的格式不对')),
  signature: z.string().check(z.regex(/^[0-9a-f]{64}$/, '签名的格式不对')),
})

export const deviceRoutes = {
  registerDevice: {
    capability: 'devices',
    method: 'POST',
    path: '/devices',
    summary: 'Register a device at a building or grid; it is heard once it has a secret',
    access: { roles: managingRoles, at: 'body.area' },
    body: newDevice,
    reply: deviceCard,
    status: 201,
    errors: [],
    idempotent: true,
    audit: '登记设备',
  },
  listDevices: {
    capability: 'devices',
    method: 'GET',
    path: '/areas/{area}/devices',
    summary:
      'The devices of an area by kind: `open`, those that alarm, are silent, flap or run low; `waiting`, the others in service; `closed`, retired ones',
    access: { roles: deviceRoles, at: 'params.area' },
    params: z.object({ area: areaCode }),
    query: z.object({
      ...pageQuery,
      stage: z._default(z.enum(stages), 'open'),
      kind: z.optional(z.enum(deviceKinds)),
    }),
    reply: page(deviceCard),
    errors: [],
  },
  getDevice: {
    capability: 'devices',
    method: 'GET',
    path: '/devices/{deviceId}',
    summary: 'A device with its last signals',
    access: { roles: deviceRoles },
    params,
    reply: device,
    errors: ['notFound'],
    audit: '查看设备',
  },
  changeDevice: {
    capability: 'devices',
    method: 'POST',
    path: '/devices/{deviceId}/change',
    summary: 'Change what a device is called, where exactly it is, how often it is to be heard',
    access: { roles: managingRoles },
    params,
    body: z.object({ name: words(2, 40), detail: z.optional(words(0, 60)), every }),
    reply: deviceCard,
    errors: ['notFound', 'wrongState'],
    idempotent: true,
    audit: '更改设备',
  },
  rotateSecret: {
    capability: 'devices',
    method: 'POST',
    path: '/devices/{deviceId}/secret',
    summary:
      'Make a secret, told this once and kept in no answer; the former counts until the device uses the new one, for a day at most, unless it leaked',
    access: { roles: managingRoles },
    params,
    body: z.object({ leaked: z._default(z.boolean(), false) }),
    reply: deviceSecret,
    errors: ['notFound', 'wrongState'],
    audit: '生成设备密钥',
  },
  retireDevice: {
    capability: 'devices',
    method: 'POST',
    path: '/devices/{deviceId}/retire',
    summary: 'Take a device out of service: it is heard no more',
    access: { roles: managingRoles },
    params,
    reply: deviceCard,
    errors: ['notFound', 'wrongState'],
    idempotent: true,
    audit: '停用设备',
  },
  sendSignal: {
    capability: 'devices',
    method: 'POST',
    path: '/devices/{deviceId}/signals',
    summary:
      'A device says that it alarms, that it is clear, or that it lives, signed by HMAC-SHA256 (ARCHITECTURE.md: Devices); a signal that came before is `signalTaken`, and was taken',
    access: 'anyone',
    params,
    query: signed,
    body: signal,
    reply: z.object({ now: moment(), state: z.enum(deviceStates), every: z.int() }),
    errors: ['deviceRefused', 'clockOff', 'signalTaken', 'tooMany'],
  },
} as const satisfies RouteTable
