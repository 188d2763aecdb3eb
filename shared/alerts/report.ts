/** The report of a month (求助月报): how fast alerts that ended in it were answered, by grid, and every step that failed. */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../areas/contract.ts'
import { overseeingRoles } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { moment } from '../zod.ts'
import { alertId } from './alert.ts'
import { missWhys } from './course.ts'
import { alertLevels } from './escalation.ts'

/** Failed steps that a report names; of more it says how many there are. */
export const MISSES_NAMED = 200

/** A month in Shanghai: 2026-03. */
export const month = z.string().check(z.regex(/^20\d\d-(0[1-9]|1[0-2])$/, '请选择月份'))

/** How long something took, in milliseconds from the button, over all alerts that came to it. */
export const spread = z.object({ count: z.int(), median: z.optional(z.int()), p95: z.optional(z.int()) })
export type Spread = z.infer<typeof spread>

export const figures = z.object({
  alerts: z.int(),
  resolved: z.int(),
  falseAlarms: z.int(),
  /** Taken back before anybody set out; of drills, those that were stopped or ran out. */
  cancelled: z.int(),
  /** Alerts of which at least one step failed. */
  missed: z.int(),
  acknowledged: spread,
  arrived: spread,
  resolving: spread,
})
export type Figures = z.infer<typeof figures>

/** A grid; what has no grid stands under the area that it was raised at. */
export const reportRow = z.object({ area: areaCode, name: z.string(), real: figures, drills: figures })
export type ReportRow = z.infer<typeof reportRow>

/** A step that failed. `names`: who had been told, or had said that they go. */
export const reportMiss = z.object({
  alert: alertId,
  area: areaCode,
  place: z.string(),
  drill: z.boolean(),
  raisedAt: moment(),
  at: moment(),
  level: z.enum(alertLevels),
  why: z.enum(missWhys),
  names: z.array(z.string()),
})
export type ReportMiss = z.infer<typeof reportMiss>

export const alertReport = z.object({
  area: areaCode,
  month,
  rows: z.array(reportRow),
  total: z.object({ real: figures, drills: figures }),
  misses: z.array(reportMiss),
  /** Failed steps beyond those that are named. */
  moreMisses: z.int(),
})
export type AlertReport = z.infer<typeof alertReport>

export const reportRoutes = {
  getAlertReport: {
    capability: 'alerts',
    method: 'GET',
    path: '/areas/{area}/alert-report',
    summary: 'How alerts that ended in a month were answered, by grid, drills apart, with the steps that failed',
    access: { roles: overseeingRoles, at: 'params.area' },
    params: z.object({ area: areaCode }),
    query: z.object({ month }),
    reply: alertReport,
    errors: [],
  },
} as const satisfies RouteTable
