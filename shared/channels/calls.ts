/** Calls (@网格员): what staff of the area have been asked in its channels, and whether it was answered. */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../areas/contract.ts'
import { id } from '../ids.ts'
import { stages } from '../lifecycle.ts'
import { page, pageQuery } from '../page.ts'
import { overseeingRoles } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { moment } from '../zod.ts'
import { callStates } from './call.ts'
import { channelId } from './channel.ts'
import { post, postId } from './post.ts'

export const callId = id('cal')

/** The call that a post makes: one at most, so the post says which. */
export const callOf = (post: string): string => `cal_${post.slice('pst_'.length)}`

/** A call among those of an area. */
export const callCard = z.object({
  id: callId,
  post: postId,
  channel: channelId,
  channelName: z.string(),
  area: areaCode,
  state: z.enum(callStates),
  version: z.int(),
  /** As the channel shows who called. */
  name: z.string(),
  excerpt: z.string(),
  /** Who was on duty when it was asked, nearest first. */
  onDuty: z.array(z.string()),
  /** Who was told of it because nobody was. */
  serving: z.optional(z.array(z.string())),
  askedAt: moment(),
  changedAt: moment(),
  dueAt: z.optional(moment()),
  late: z.boolean(),
  answeredBy: z.optional(z.string()),
})
export type CallCard = z.infer<typeof callCard>

export const callRoutes = {
  listCalls: {
    capability: 'channels',
    method: 'GET',
    path: '/calls',
    summary: 'The calls in the channels of an area (of all that I serve unless said), by their clock',
    access: { roles: overseeingRoles },
    query: z.object({ ...pageQuery, area: z.optional(areaCode), stage: z._default(z.enum(stages), 'open') }),
    reply: page(callCard),
    errors: [],
  },
  settleCall: {
    capability: 'channels',
    method: 'POST',
    path: '/posts/{postId}/settle-call',
    summary: 'What I called the staff for is settled',
    access: { parties: ['author'] },
    params: z.object({ postId }),
    reply: post,
    errors: ['wrongState', 'changedMeanwhile'],
  },
} as const satisfies RouteTable
