/** Reports, decisions about posts, and whose posts one doesn't want to see. */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../areas/contract.ts'
import { channelId } from '../channels/channel.ts'
import { postStates } from '../channels/lifecycle.ts'
import { post, postEntry, postId } from '../channels/post.ts'
import { page, pageQuery } from '../page.ts'
import { overseeingRoles } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { moment, words } from '../zod.ts'
import { decisions, reportReasons } from './reasons.ts'

const postParams = z.object({ postId })

/** A post that a moderator has to look at, as the queue shows it. */
export const moderationCard = z.object({
  id: postId,
  version: z.int(),
  channel: channelId,
  channelName: z.string(),
  area: areaCode,
  state: z.enum(postStates),
  /** As the channel shows the author. */
  name: z.string(),
  excerpt: z.string(),
  photoCount: z.int(),
  openedAt: moment(),
  /** Since when it waits, until when it should be decided, and whether that is over. */
  changedAt: moment(),
  dueAt: z.optional(moment()),
  late: z.boolean(),
  /** How many households reported it since it was decided about last. */
  reports: z.int(),
  appealed: z.boolean(),
  /** The area whose moderators decide about the appeal: the nearest where somebody serves who has not decided before. */
  appealTo: z.optional(z.string()),
  /** Whether I may decide: not about my own, nor about an appeal against what I decided. */
  mayDecide: z.boolean(),
})
export type ModerationCard = z.infer<typeof moderationCard>

/** What was reported, without who did. */
export const report = z.object({ at: moment(), reason: z.enum(reportReasons), words: z.optional(z.string()) })
export type Report = z.infer<typeof report>

/** A post with all that a decision takes. */
export const moderatedPost = z.object({
  card: moderationCard,
  post,
  /** Who wrote it: known to the moderators, whatever the channel shows. */
  author: z.object({
    name: z.string(),
    home: z.optional(z.string()),
    /** What became of their last posts, up to fifty. */
    record: z.object({ posts: z.int(), refused: z.int(), removed: z.int(), hidden: z.int() }),
  }),
  /** Posts around it in its channel or thread, in their order. */
  before: z.array(post),
  after: z.array(post),
  reports: z.array(report),
  /** What the content check found, in words: 广告. Empty where it passed or could not be asked. */
  found: z.array(z.string()),
  timeline: z.array(postEntry),
})
export type ModeratedPost = z.infer<typeof moderatedPost>

/** Whose posts are left out for me; `key` names them to me alone. */
export const blockedPerson = z.object({ key: z.string(), name: z.string(), at: moment() })
export type BlockedPerson = z.infer<typeof blockedPerson>

const blockedKey = z.string().check(z.regex(/^[\w-]{12}$/, '编号不对'))

/**
 * Every decision says why: one for the author is a precedent, one against them they may appeal. `version`: of the post as it
 * was read; its author may change what nobody was shown.
 */
const decision = z.object({ decision: z.enum(decisions), reason: words(2, 300), version: z.int() })

export const moderationRoutes = {
  reportPost: {
    capability: 'moderation',
    method: 'POST',
    path: '/posts/{postId}/reports',
    summary:
      'Report a post; once a person, however often it is said. Reported by several households it is hidden until it is decided about',
    access: { parties: ['reader'] },
    params: postParams,
    body: z.object({ reason: z.enum(reportReasons), words: z.optional(words(0, 300)) }),
    reply: z.object({ reported: z.literal(true) }),
    errors: ['wrongState', 'tooMany', 'changedMeanwhile'],
  },
  listModerationQueue: {
    capability: 'moderation',
    method: 'GET',
    path: '/moderation/queue',
    summary:
      'The posts of an area of mine (all of mine unless one is named) that somebody has to look at, by their clock, oldest first',
    access: { roles: overseeingRoles },
    query: z.object({ ...pageQuery, area: z.optional(areaCode) }),
    reply: page(moderationCard),
    errors: [],
  },
  getModeratedPost: {
    capability: 'moderation',
    method: 'GET',
    path: '/moderation/posts/{postId}',
    summary: 'A post with what was said around it, the reports without who made them, its author and their record',
    access: { parties: ['moderator'] },
    params: postParams,
    reply: moderatedPost,
    errors: [],
    audit: '查看待审发言',
  },
  decidePost: {
    capability: 'moderation',
    method: 'POST',
    path: '/moderation/posts/{postId}/decision',
    summary:
      'Decide about a post that is not my own, nor appealed for against my own decision: show it or not, and why',
    access: { parties: ['moderator'] },
    params: postParams,
    body: decision,
    reply: moderationCard,
    errors: ['wrongState', 'changedMeanwhile'],
    idempotent: true,
    audit: '处理发言',
  },
  blockAuthor: {
    capability: 'moderation',
    method: 'POST',
    path: '/posts/{postId}/block',
    summary: 'See no more of who wrote this post; nobody is told',
    access: { parties: ['reader'] },
    params: postParams,
    reply: blockedPerson,
    errors: ['wrongState', 'limitReached', 'changedMeanwhile'],
  },
  listBlocked: {
    capability: 'moderation',
    method: 'GET',
    path: '/blocked',
    summary:
      'Who is left out for me: their posts, and in help; whom I knew no name of, by what they asked for or offered',
    access: 'signedIn',
    reply: z.object({ items: z.array(blockedPerson) }),
    errors: [],
  },
  unblockAuthor: {
    capability: 'moderation',
    method: 'DELETE',
    path: '/blocked/{blockedKey}',
    summary: 'See their posts again',
    access: 'signedIn',
    params: z.object({ blockedKey }),
    reply: z.object({ items: z.array(blockedPerson) }),
    errors: ['notFound', 'changedMeanwhile'],
  },
} as const satisfies RouteTable
