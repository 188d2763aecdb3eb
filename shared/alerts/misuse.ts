/**
 * Repeated false alarms: a talk at the door, and a note to those who answer the next alert. Never a blocked button: what is raised
 * rings for everybody as it always does.
 */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../areas/contract.ts'
import { DAY } from '../lifecycle.ts'
import { page, pageQuery } from '../page.ts'
import { handlingRoles } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { moment, words } from '../zod.ts'
import { alertCard, alertId, SAY_MAX } from './alert.ts'

/** So many false alarms within so long are repeated ones; each is forgotten when it is older. Milliseconds. */
export const REPEATED = 3
export const REMEMBERED = 90 * DAY

/** How many of these moments (ISO 8601) count at a time (milliseconds), of those after a talk where there was one. */
export const countFalse = (ended: readonly string[], now: number, talkedAt?: string): number =>
  ended.filter((at) => Date.parse(at) > now - REMEMBERED && (talkedAt === undefined || at > talkedAt)).length

/** A talk that is to be had with somebody. `place`: the building; the room is in the alert. */
export const talk = z.object({
  alert: alertId,
  name: z.string(),
  area: areaCode,
  place: z.string(),
  falseAlarms: z.int(),
  at: moment(),
})
export type Talk = z.infer<typeof talk>

export const misuseRoutes = {
  listTalks: {
    capability: 'alerts',
    method: 'GET',
    path: '/areas/{area}/talks',
    summary: 'With whom a talk is to be had after repeated false alarms, newest first',
    access: { roles: handlingRoles, at: 'params.area' },
    params: z.object({ area: areaCode }),
    query: z.object(pageQuery),
    reply: page(talk),
    errors: [],
  },
  haveTalk: {
    capability: 'alerts',
    method: 'POST',
    path: '/alerts/{alertId}/talk',
    summary: 'The talk that the false alarm asked for was had',
    access: { parties: ['responder', 'dispatcher'] },
    params: z.object({ alertId }),
    body: z.object({ text: words(2, SAY_MAX) }),
    reply: alertCard,
    errors: ['wrongState'],
    audit: '误报后上门沟通',
  },
} as const satisfies RouteTable
