/** Warnings of duty gaps: staff hear before a level has nobody whom an alert could be told to, and not by opening a page. */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../areas/contract.ts'
import { DAY, HOUR } from '../lifecycle.ts'
import { overseeingRoles } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { moment } from '../zod.ts'
import { dutyRoles } from './policy.ts'

/**
 * It is looked at twice a day, by Shanghai's clocks: at 17:00 for the night and the day after it, while somebody can still be
 * found; at 9:00 for what came to be open since. And at once where a shift is given up or taken out. Milliseconds.
 */
export const gapRounds = [
  { hour: 9, ahead: 12 * HOUR },
  { hour: 17, ahead: DAY },
] as const

/** A shorter one is the change of shifts. */
export const GAP_MIN = HOUR / 2
/** Whoever had no shift in so long does not plan their duty here: then all who serve are told of an alert, and none is missing. */
export const PLANNED_WITHIN = 14 * DAY

/** `uncovered`: nobody is on duty in these hours; `unserved`: nobody serves there at all. */
export const gapKinds = ['uncovered', 'unserved'] as const
export type GapKind = (typeof gapKinds)[number]

export const warnedGap = z.object({
  area: areaCode,
  name: z.string(),
  kind: z.enum(gapKinds),
  from: moment(),
  to: moment(),
})
export type WarnedGap = z.infer<typeof warnedGap>

const CHINA = 8 * HOUR

/** The round that comes after a moment (milliseconds), and how far it looks ahead. */
export function nextRound(now: number): { at: number; ahead: number } {
  const midnight = Math.floor((now + CHINA) / DAY) * DAY - CHINA
  const rounds = [0, 1].flatMap((day) =>
    gapRounds.map(({ hour, ahead }) => ({ at: midnight + day * DAY + hour * HOUR, ahead })),
  )
  const next = rounds.find(({ at }) => at > now)
  if (!next) throw new Error('There is a round every day')
  return next
}

export const gapWarningRoutes = {
  listGapWarnings: {
    capability: 'duty',
    method: 'GET',
    path: '/areas/{area}/gap-warnings',
    summary: 'The gaps that were warned of in an area and right below it, as far as nobody has stepped in',
    access: { roles: [...new Set([...dutyRoles, ...overseeingRoles])], at: 'params.area' },
    params: z.object({ area: areaCode }),
    reply: z.object({ items: z.array(warnedGap) }),
    errors: [],
  },
} as const satisfies RouteTable
