/** Interest channels (兴趣频道): residents propose them, staff of the community agree, neighbours join. */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../areas/contract.ts'
import { managingRoles } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { moment, words } from '../zod.ts'
import { interestId, interestStates } from './channel.ts'

/** A community has at most so many that are open or proposed; one person at most so many that are proposed. */
export const OPEN_MAX = 100
export const PROPOSED_MAX = 3

export const interest = z.object({
  id: interestId,
  area: areaCode,
  name: z.string(),
  about: z.string(),
  state: z.enum(interestStates),
  proposedBy: z.string(),
  proposedAt: moment(),
  /** Whether I proposed it, and whether I am in it. */
  mine: z.boolean(),
  joined: z.boolean(),
  /** Why it was refused or closed; to who proposed it and to staff. */
  reason: z.optional(z.string()),
})
export type Interest = z.infer<typeof interest>

const params = z.object({ interest: interestId })
const reason = words(2, 300)

export const interestRoutes = {
  proposeInterest: {
    capability: 'channels',
    method: 'POST',
    path: '/interests',
    summary: 'Propose an interest channel for the community where I live',
    access: 'signedIn',
    body: z.object({ area: areaCode, name: words(2, 12), about: words(2, 200) }),
    reply: interest,
    status: 201,
    errors: ['notAllowed', 'limitReached'],
    idempotent: true,
  },
  listInterests: {
    capability: 'channels',
    method: 'GET',
    path: '/interests',
    summary: 'The interest channels of a community: those that are open, my own, and to its staff those proposed',
    access: 'signedIn',
    query: z.object({ area: areaCode }),
    reply: z.object({ items: z.array(interest) }),
    errors: [],
  },
  agreeToInterest: {
    capability: 'channels',
    method: 'POST',
    path: '/interests/{interest}/agree',
    summary: 'Agree to an interest channel: it opens, and who proposed it is in it',
    access: { roles: managingRoles },
    params,
    reply: interest,
    errors: ['notFound', 'wrongState', 'limitReached'],
    audit: '同意开设兴趣频道',
  },
  refuseInterest: {
    capability: 'channels',
    method: 'POST',
    path: '/interests/{interest}/refuse',
    summary: 'Refuse an interest channel that was proposed, with a reason',
    access: { roles: managingRoles },
    params,
    body: z.object({ reason }),
    reply: interest,
    errors: ['notFound', 'wrongState'],
    audit: '未同意开设兴趣频道',
  },
  closeInterest: {
    capability: 'channels',
    method: 'POST',
    path: '/interests/{interest}/close',
    summary: 'Close an interest channel, with a reason: it can be read, and nothing is written there any more',
    access: { roles: managingRoles },
    params,
    body: z.object({ reason }),
    reply: interest,
    errors: ['notFound', 'wrongState'],
    audit: '关闭兴趣频道',
  },
  joinInterest: {
    capability: 'channels',
    method: 'POST',
    path: '/interests/{interest}/join',
    summary: 'Join an interest channel of the community where I live; once, however often it is said',
    access: 'signedIn',
    params,
    reply: interest,
    errors: ['notFound', 'wrongState', 'limitReached', 'changedMeanwhile'],
  },
  leaveInterest: {
    capability: 'channels',
    method: 'POST',
    path: '/interests/{interest}/leave',
    summary: 'Leave an interest channel',
    access: 'signedIn',
    params,
    reply: interest,
    errors: ['notFound', 'changedMeanwhile'],
  },
} as const satisfies RouteTable
