/** What staff see and do about hours: figures by month and area, the moves of an area, corrections. */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../areas/contract.ts'
import { page, pageQuery } from '../page.ts'
import { managingRoles, overseeingRoles } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { moment, words } from '../zod.ts'
import { month, moveId } from './contract.ts'
import { MAX_MINUTES, moveKinds } from './kinds.ts'

/** How many months the figures span, the last one being the month that is shown. */
export const FIGURE_MONTHS = 6

/** Minutes, in all and by what was done; `times`: how many services. What was corrected is left out. */
export const figures = z.object({
  minutes: z.int(),
  times: z.int(),
  help: z.int(),
  activity: z.int(),
  wish: z.int(),
  post: z.int(),
})
export type Figures = z.infer<typeof figures>

export const hoursFigures = z.object({
  /** The oldest first. */
  months: z.array(z.extend(figures, { month })),
  /** The areas right under the one asked for, or itself where it is a grid, in the last of these months; those with hours alone. */
  areas: z.array(z.extend(figures, { area: areaCode, name: z.string() })),
})
export type HoursFigures = z.infer<typeof hoursFigures>

/** A move as staff see it. `from`, `to`: as they are called in channels, or the community; `corrected`: minutes taken back so far. */
export const hoursMove = z.object({
  id: moveId,
  at: moment(),
  kind: z.enum(moveKinds),
  what: z.string(),
  minutes: z.int(),
  corrected: z.int(),
  from: z.string(),
  to: z.string(),
  area: areaCode,
  correctable: z.boolean(),
})
export type HoursMove = z.infer<typeof hoursMove>

export const REASON_MAX = 100

export const hoursOversightRoutes = {
  getHoursFigures: {
    capability: 'hours',
    method: 'GET',
    path: '/areas/{area}/hours',
    summary: 'How many hours were served in an area: by month, and by the areas in it',
    access: { roles: overseeingRoles, at: 'params.area' },
    params: z.object({ area: areaCode }),
    query: z.object({ month: z.optional(month) }),
    reply: hoursFigures,
    errors: [],
  },
  listMoves: {
    capability: 'hours',
    method: 'GET',
    path: '/areas/{area}/hours/moves',
    summary: 'The moves of hours in an area, newest first',
    access: { roles: managingRoles, at: 'params.area' },
    params: z.object({ area: areaCode }),
    query: z.object({ ...pageQuery }),
    reply: page(hoursMove),
    errors: [],
    audit: '查看时长记录',
  },
  correctMove: {
    capability: 'hours',
    method: 'POST',
    path: '/areas/{area}/hours/moves/{moveId}/correction',
    summary:
      'Take back what a move in this area brought, wholly or in part, by a new entry on both sides; nobody falls below zero by it',
    access: { roles: managingRoles, at: 'params.area' },
    params: z.object({ area: areaCode, moveId }),
    body: z.object({
      /** All that is left of it unless said. */
      minutes: z.optional(z.int().check(z.gte(1), z.lte(MAX_MINUTES))),
      reason: words(2, REASON_MAX),
    }),
    reply: hoursMove,
    status: 201,
    errors: ['notFound', 'wrongState', 'tooFewHours'],
    idempotent: true,
    audit: '更正时长',
  },
} as const satisfies RouteTable
