/** Rankings (时长榜): by community and month, of those alone who said that they want to stand there. */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../areas/contract.ts'
import { pageQuery } from '../page.ts'
import type { RouteTable } from '../route.ts'
import { month } from './contract.ts'

/** A ranking goes back so many months, this one too. */
export const RANKINGS_KEPT = 12

/** `mine`: it is me. Names are those of channels. */
export const ranked = z.object({ name: z.string(), minutes: z.int(), times: z.int(), mine: z.boolean() })
export type Ranked = z.infer<typeof ranked>

export const ranking = z.object({
  /** The community, and the month that is shown; without a verified home there is none. */
  community: z.optional(z.object({ code: areaCode, name: z.string() })),
  month,
  items: z.array(ranked),
  cursor: z.optional(z.string()),
  /** Whether I stand in rankings; and where in this one, from 1. */
  joined: z.boolean(),
  mine: z.optional(z.object({ rank: z.int(), minutes: z.int() })),
})
export type Ranking = z.infer<typeof ranking>

export const rankingRoutes = {
  getRanking: {
    capability: 'hours',
    method: 'GET',
    path: '/me/hours/ranking',
    summary: 'The ranking of my community in a month, this one unless said: those who want to stand there, most first',
    access: 'signedIn',
    query: z.object({ month: z.optional(month), ...pageQuery }),
    reply: ranking,
    errors: [],
  },
  joinRanking: {
    capability: 'hours',
    method: 'POST',
    path: '/me/hours/ranking',
    summary: 'Stand in the rankings of my community from this month on',
    access: 'signedIn',
    reply: z.object({ joined: z.boolean() }),
    errors: ['changedMeanwhile', 'wrongState'],
  },
  leaveRanking: {
    capability: 'hours',
    method: 'DELETE',
    path: '/me/hours/ranking',
    summary: 'Stand in no ranking any more, in past ones either, from this moment',
    access: 'signedIn',
    reply: z.object({ joined: z.boolean() }),
    errors: ['changedMeanwhile'],
  },
} as const satisfies RouteTable
