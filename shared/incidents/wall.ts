/** The command wall (指挥大屏): what is going on in an area just now, read in one request. */
import '../zod.ts'
import * as z from 'zod/mini'
import { alertCard, alertId } from '../alerts/alert.ts'
import { levels } from '../areas/code.ts'
import { area, areaCode } from '../areas/contract.ts'
import { MINUTE } from '../lifecycle.ts'
import { overseeingRoles } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { moment } from '../zod.ts'
import { incidentCard } from './incident.ts'

/** So many open alerts are shown; where there are more, the wall says so. */
export const SHOWN_MAX = 200

/** So many are counted, by all figures of the wall: a district that calls for help at once is still counted whole. */
export const COUNTED_MAX = 2000

/** Whoever has said within so long that they go has answered at once. */
export const AT_ONCE = MINUTE / 2

/**
 * The alerts that were raised today (a day of Shanghai), drills apart. They add up in two ways: `raised` is `open + resolved +
 * falseAlarms + cancelled`, and it is `atOnce + later + waiting + unanswered`.
 */
export const dayFigures = z.object({
  day: z.string(),
  raised: z.int(),
  open: z.int(),
  resolved: z.int(),
  falseAlarms: z.int(),
  cancelled: z.int(),
  /** Somebody said that they go within 30 seconds; later than that. */
  atOnce: z.int(),
  later: z.int(),
  /** Nobody did yet; nobody did until it was over. */
  waiting: z.int(),
  unanswered: z.int(),
  /** Practised today; none of the above. */
  drills: z.int(),
})
export type DayFigures = z.infer<typeof dayFigures>

/** An area right under the wall's: what is open there (drills apart), and to how much of it nobody goes yet. */
export const wallArea = z.object({
  code: areaCode,
  name: z.string(),
  level: z.enum(levels),
  open: z.int(),
  waiting: z.int(),
})
export type WallArea = z.infer<typeof wallArea>

/** Who stands on duty at an area just now. */
export const wallDuty = z.object({
  area: areaCode,
  name: z.string(),
  level: z.enum(levels),
  people: z.array(z.object({ name: z.string(), to: moment() })),
})
export type WallDuty = z.infer<typeof wallDuty>

/** An incident that runs in the area, or above it, with what of it is in the area: `grouped` alerts, of which these are open. */
export const wallIncident = z.object({
  incident: incidentCard,
  grouped: z.int(),
  open: z.array(alertId),
})
export type WallIncident = z.infer<typeof wallIncident>

export const wall = z.object({
  area,
  /** By the service's clock: by it all clocks of a wall run, whatever the screen's own says. */
  now: moment(),
  /** Open, oldest first, drills among them. */
  alerts: z.array(alertCard),
  /** Open too, and counted as those above, but not shown: those that were raised last. */
  others: z.array(alertId),
  /** More are open than were counted: every figure is one at least. */
  more: z.boolean(),
  areas: z.array(wallArea),
  /** Open in the area, but in none of those right under it. */
  elsewhere: z.int(),
  today: dayFigures,
  /** The area itself first, then those right under it. */
  duty: z.array(wallDuty),
  /** Newest first. */
  incidents: z.array(wallIncident),
})
export type Wall = z.infer<typeof wall>

export const wallRoutes = {
  getWall: {
    capability: 'incidents',
    method: 'GET',
    path: '/areas/{area}/wall',
    summary: 'What is going on in an area: open alerts, figures of today, who is on duty, by the areas right under it',
    access: { roles: overseeingRoles, at: 'params.area' },
    params: z.object({ area: areaCode }),
    reply: wall,
    errors: [],
  },
} as const satisfies RouteTable
