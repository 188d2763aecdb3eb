/** What became of requests, by month and area: numbers that add up. */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../areas/contract.ts'
import { overseeingRoles } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { helpKinds } from './kinds.ts'

/** Of the requests that were asked in the month. */
export const helpFigures = z.object({
  asked: z.int(),
  /** Done; going on; over without (past its time, cancelled, handed over). `asked` is their sum. */
  met: z.int(),
  going: z.int(),
  unmet: z.int(),
  /** Accepted helpers of those that were met, each once a request. */
  helpers: z.int(),
  /** What they helped in all. */
  minutes: z.int(),
  /** Half of those that were offered help had waited no longer for it; in minutes. */
  firstOffer: z.optional(z.int()),
})
export type HelpFigures = z.infer<typeof helpFigures>

export const helpFiguresRoutes = {
  getHelpFigures: {
    capability: 'help',
    method: 'GET',
    path: '/help/figures',
    summary:
      'Of an area of mine and a month (YYYY-MM): what was asked and met, by kind and by the areas right under it',
    access: { roles: overseeingRoles, at: 'query.area' },
    query: z.object({ area: areaCode, month: z.string().check(z.regex(/^20[0-9]{2}-(0[1-9]|1[0-2])$/, '月份不对')) }),
    reply: z.object({
      month: z.string(),
      total: helpFigures,
      kinds: z.array(z.object({ kind: z.enum(helpKinds), figures: helpFigures })),
      areas: z.array(z.object({ area: areaCode, figures: helpFigures })),
    }),
    errors: [],
  },
} as const satisfies RouteTable
