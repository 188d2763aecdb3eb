/** Service posts (服务岗位, 双认领): a duty in a grid, held for a term by who claims it. */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaParams } from '../areas/contract.ts'
import { id } from '../ids.ts'
import { stages } from '../lifecycle.ts'
import { page, pageQuery } from '../page.ts'
import { overseeingRoles } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { moment, words } from '../zod.ts'
import { stewardRoles } from './contract.ts'
import { type HoldingMove, holdingLifecycle, holdingMoves, holdingParties, holdingStates } from './holding-lifecycle.ts'
import { duties } from './kinds.ts'
import { claimer, inGrid, place } from './wish.ts'

export const servicePostId = id('srv')
export const holdingId = id('hld')

export const SEATS_MAX = 20
export const TERM_MAX = 12
export const DUTY_MAX = 500
export const WORDS_MAX = 300
/** A month of hours, in minutes. */
export const MONTH_MINUTES_MAX = 1440 * 31

/** What everybody sees: how many hold it, not who. */
export const servicePostCard = z.object({
  id: servicePostId,
  version: z.int(),
  duty: z.enum(duties),
  title: z.string(),
  place,
  seats: z.int(),
  /** Those who hold it, and those who asked to. */
  held: z.int(),
  closed: z.boolean(),
  changedAt: moment(),
})
export type ServicePostCard = z.infer<typeof servicePostCard>

export const holdingCard = z.object({
  id: holdingId,
  version: z.int(),
  state: z.enum(holdingStates),
  roundAt: moment(),
  dueAt: z.optional(moment()),
  late: z.boolean(),
  changedAt: moment(),
  post: servicePostId,
  duty: z.enum(duties),
  title: z.string(),
  place,
  /** Who holds it, to staff and to themselves. */
  holder: z.optional(claimer),
  askedAt: moment(),
  /** Months. */
  term: z.int(),
  /** From when, and the end of the last day; once it was agreed to. */
  from: z.optional(moment()),
  until: z.optional(moment()),
  endedAt: z.optional(moment()),
  wantsRenewal: z.boolean(),
  /** The last review. */
  stars: z.optional(z.int()),
  /** All that was noted in the ledger, in minutes. */
  minutes: z.int(),
})
export type HoldingCard = z.infer<typeof holdingCard>

/** `holdings`: to who serves or oversees there, all that are not over; `mine`: one's own. */
export const servicePost = z.extend(servicePostCard, {
  text: z.string(),
  holdings: z.array(holdingCard),
  mine: z.optional(holdingCard),
  /** Whether the viewer may change it; may claim it. */
  managed: z.boolean(),
  claimable: z.boolean(),
})
export type ServicePost = z.infer<typeof servicePost>

export const holdingEntry = z.object({
  seq: z.int(),
  at: moment(),
  move: z.enum(['open', ...holdingMoves]),
  by: z.object({ party: z.enum(holdingParties), name: z.optional(z.string()) }),
  state: z.enum(holdingStates),
  text: z.optional(z.string()),
  stars: z.optional(z.int()),
  /** Hours of which month, YYYY-MM. */
  month: z.optional(z.string()),
  minutes: z.optional(z.int()),
})
export type HoldingEntry = z.infer<typeof holdingEntry>

export const holding = z.extend(holdingCard, {
  text: z.string(),
  note: z.optional(z.string()),
  entries: z.array(holdingEntry),
  parties: z.array(z.enum(holdingParties)),
  moves: z.array(z.enum(holdingMoves)),
})
export type Holding = z.infer<typeof holding>

const seats = z.int().check(z.gte(1), z.lte(SEATS_MAX))
const said = { title: words(2, 30), text: words(5, DUTY_MAX), seats }

export const newServicePost = z.object({ area: inGrid, duty: z.enum(duties), ...said })
export type NewServicePost = z.input<typeof newServicePost>

const months = z.int().check(z.gte(1), z.lte(TERM_MAX))
const stars = z.int().check(z.gte(1), z.lte(5))
export const holdingBodies = {
  claim: z.object({
    term: months,
    team: z.optional(words(2, 30)),
    note: z.optional(words(0, WORDS_MAX)),
  }),
  agree: z.object({ text: z.optional(words(0, WORDS_MAX)) }),
  reason: z.object({ reason: words(2, WORDS_MAX) }),
  askRenewal: z.object({ text: z.optional(words(0, WORDS_MAX)) }),
  noteHours: z.object({
    month: z.string().check(z.regex(/^20[0-9]{2}-(0[1-9]|1[0-2])$/, '请选择月份')),
    minutes: z.int().check(z.gte(1), z.lte(MONTH_MINUTES_MAX)),
  }),
  renew: z.object({ stars, text: words(2, WORDS_MAX), term: months }),
  end: z.object({ stars, text: words(2, WORDS_MAX) }),
} as const

const postParams = z.object({ servicePostId })
const holdingParams = z.object({ holdingId })

const moveRoute = <M extends HoldingMove>(move: M, ending: string, summary: string) =>
  ({
    capability: 'wishes',
    method: 'POST',
    path: `/holdings/{holdingId}/${ending}`,
    summary,
    access: { parties: holdingLifecycle.moves[move].by },
    params: holdingParams,
    reply: holdingCard,
    errors: ['wrongState'],
    idempotent: true,
  }) as const

export const servicePostRoutes = {
  addServicePost: {
    capability: 'wishes',
    method: 'POST',
    path: '/service-posts',
    summary: 'Add a service post to a grid: its duty, and for how many',
    access: { roles: stewardRoles, at: 'body.area' },
    body: newServicePost,
    reply: servicePostCard,
    status: 201,
    errors: [],
    idempotent: true,
    audit: '设立服务岗位',
  },
  changeServicePost: {
    capability: 'wishes',
    method: 'POST',
    path: '/service-posts/{servicePostId}',
    summary: 'Change its words and seats, or close it to new claims; never below who holds it',
    access: { roles: stewardRoles },
    params: postParams,
    body: z.object({ ...said, closed: z._default(z.boolean(), false) }),
    reply: servicePostCard,
    errors: ['notFound', 'wrongState'],
    idempotent: true,
    audit: '修改服务岗位',
  },
  listServicePosts: {
    capability: 'wishes',
    method: 'GET',
    path: '/areas/{area}/service-posts',
    summary: 'The service posts of a community that are open, newest first',
    access: 'signedIn',
    params: areaParams,
    query: z.object(pageQuery),
    reply: page(servicePostCard),
    errors: [],
  },
  getServicePost: {
    capability: 'wishes',
    method: 'GET',
    path: '/service-posts/{servicePostId}',
    summary: 'One service post whole; who holds it, to who serves there',
    access: 'signedIn',
    params: postParams,
    reply: servicePost,
    errors: ['notFound'],
  },
  claimServicePost: {
    capability: 'wishes',
    method: 'POST',
    path: '/service-posts/{servicePostId}/holdings',
    summary: 'Claim a seat of it for a term; never more than it has',
    access: 'signedIn',
    params: postParams,
    body: holdingBodies.claim,
    reply: holdingCard,
    status: 201,
    errors: ['notFound', 'notAllowed', 'wrongState', 'limitReached'],
    idempotent: true,
  },
  listMyHoldings: {
    capability: 'wishes',
    method: 'GET',
    path: '/holdings/mine',
    summary: 'The posts that I hold, held or asked for, newest first',
    access: 'signedIn',
    query: z.object(pageQuery),
    reply: page(holdingCard),
    errors: [],
  },
  listHoldings: {
    capability: 'wishes',
    method: 'GET',
    path: '/areas/{area}/holdings',
    summary: 'Who holds posts in an area, by stage: open ones wait for an answer or a review, oldest first',
    access: { roles: overseeingRoles, at: 'params.area' },
    params: areaParams,
    query: z.object({ ...pageQuery, stage: z._default(z.enum(stages), 'open') }),
    reply: page(holdingCard),
    errors: [],
  },
  getHolding: {
    capability: 'wishes',
    method: 'GET',
    path: '/holdings/{holdingId}',
    summary: 'One holding whole',
    access: { parties: ['holder', 'steward', 'observer'] },
    params: holdingParams,
    reply: holding,
    errors: [],
  },
  agreeHolding: { ...moveRoute('agree', 'agree', 'Agree: the term begins today'), body: holdingBodies.agree },
  refuseHolding: { ...moveRoute('refuse', 'refuse', 'Decline the claim, with a reason'), body: holdingBodies.reason },
  askRenewal: { ...moveRoute('askRenewal', 'ask-renewal', 'Say that I would go on'), body: holdingBodies.askRenewal },
  noteHours: {
    ...moveRoute('noteHours', 'hours', 'Note the hours of a month in the ledger; once a month'),
    body: holdingBodies.noteHours,
  },
  renewHolding: { ...moveRoute('renew', 'renew', 'Review the term and begin another'), body: holdingBodies.renew },
  endHolding: { ...moveRoute('end', 'end', 'Review the term and end it'), body: holdingBodies.end },
  giveUpHolding: {
    ...moveRoute('giveUp', 'give-up', 'Give the post up, or take the claim back'),
    body: holdingBodies.reason,
  },
} as const satisfies RouteTable
