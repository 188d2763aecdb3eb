/** My channels as I read them: what is new, where I stopped, what I am told of and when; and reactions. */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../areas/contract.ts'
import type { RouteTable } from '../route.ts'
import { moment } from '../zod.ts'
import { channelId, channelRoles } from './channel.ts'
import { reactions } from './limits.ts'
import { post, postId } from './post.ts'

/** A channel among mine: what is new in it since I read. */
export const channelCard = z.object({
  id: channelId,
  name: z.string(),
  /** The level of its area, or `interest`. */
  kind: z.enum(['building', 'grid', 'community', 'interest']),
  area: areaCode,
  /** Posts since I read here last. */
  unread: z.int(),
  /** The number of the last event; reading goes on from there. */
  seq: z.int(),
  last: z.optional(z.object({ at: moment(), name: z.string(), excerpt: z.string() })),
  muted: z.boolean(),
})
export type ChannelCard = z.infer<typeof channelCard>

/** What stands for an author in the frames of one channel: tells one from another, and nothing more. */
export const authorKey = z.string().check(z.regex(/^[\w-]{12}$/))

/** A channel opened: what I may do in it, and where I stopped reading. */
export const channel = z.extend(channelCard, {
  maySpeak: z.boolean(),
  mayModerate: z.boolean(),
  /** Whether I serve here: I may propose what is to be made of a post. */
  serves: z.boolean(),
  /** Why I may not speak, in words. */
  why: z.optional(z.string()),
  /** The number of the last event that I read; 0 when I never did. */
  readTo: z.int(),
  pins: z.array(post),
  /** Who is who in this channel's frames: I, and those whom I blocked. */
  keys: z.object({ me: authorKey, blocked: z.array(authorKey) }),
})
export type Channel = z.infer<typeof channel>

/** A time of day in Shanghai, `HH:MM`. */
const clockTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请选择时间'))

/** From when to when a person is sent nothing that doesn't press: over midnight where `to` is the earlier. */
export const quietHours = z.object({ from: clockTime, to: clockTime })
export type QuietHours = z.infer<typeof quietHours>

/** Either a time that begins and ends, or none: both left out. */
const newQuietHours = z.object({ from: z.optional(clockTime), to: z.optional(clockTime) }).check(
  z.refine(({ from, to }) => (from === undefined) === (to === undefined), {
    path: ['to'],
    error: '请选择开始和结束时间',
  }),
  z.refine(({ from, to }) => from === undefined || from !== to, { path: ['to'], error: '开始和结束时间不能相同' }),
)

const channelParams = z.object({ channel: channelId })

export const readingRoutes = {
  listChannels: {
    capability: 'channels',
    method: 'GET',
    path: '/channels',
    summary:
      'My channels: of the areas where I live or work, and the interest channels I joined, with what is new in each',
    access: 'signedIn',
    reply: z.object({ items: z.array(channelCard), quiet: z.optional(quietHours) }),
    errors: [],
  },
  listChannelsIn: {
    capability: 'channels',
    method: 'GET',
    path: '/areas/{area}/channels',
    summary: 'The channels of an area that I serve and of those right below it, with what is new in each',
    access: { roles: channelRoles, at: 'params.area' },
    params: z.object({ area: areaCode }),
    reply: z.object({ items: z.array(channelCard) }),
    errors: ['notFound'],
  },
  getChannel: {
    capability: 'channels',
    method: 'GET',
    path: '/channels/{channel}',
    summary: 'A channel: what I may do in it, where I stopped reading, what is pinned',
    access: 'signedIn',
    params: channelParams,
    reply: channel,
    errors: ['notFound'],
  },
  readChannel: {
    capability: 'channels',
    method: 'POST',
    path: '/channels/{channel}/read',
    summary: 'I have read up to this event',
    access: 'signedIn',
    params: channelParams,
    body: z.object({ seq: z.int().check(z.gte(0)) }),
    reply: z.object({ unread: z.int(), readTo: z.int() }),
    errors: ['notFound', 'changedMeanwhile'],
  },
  muteChannel: {
    capability: 'channels',
    method: 'POST',
    path: '/channels/{channel}/mute',
    summary: 'Be told nothing of a channel, or be told again',
    access: 'signedIn',
    params: channelParams,
    body: z.object({ muted: z.boolean() }),
    reply: z.object({ muted: z.boolean() }),
    errors: ['notFound', 'changedMeanwhile'],
  },
  setQuietHours: {
    capability: 'channels',
    method: 'POST',
    path: '/me/quiet-hours',
    summary: 'When messages to me wait, other than of alerts, urgent notices and duty; without times, never',
    access: 'signedIn',
    body: newQuietHours,
    reply: z.object({ quiet: z.optional(quietHours) }),
    errors: ['changedMeanwhile'],
  },
  reactToPost: {
    capability: 'channels',
    method: 'POST',
    path: '/posts/{postId}/reactions',
    summary: 'React to a post, or take a reaction back; each of them once a person, however often it is said',
    access: { parties: ['reader', 'author'] },
    params: z.object({ postId }),
    body: z.object({ reaction: z.enum(reactions), on: z.boolean() }),
    reply: post,
    errors: ['wrongState', 'changedMeanwhile'],
  },
} as const satisfies RouteTable
