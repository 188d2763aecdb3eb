/** Posts of the channels: what happened, and writing. Reading marks, search, interest channels and calls are beside this. */
import '../zod.ts'
import * as z from 'zod/mini'
import { page, pageQuery } from '../page.ts'
import type { RouteTable } from '../route.ts'
import { words } from '../zod.ts'
import { channelId } from './channel.ts'
import { postLifecycle } from './lifecycle.ts'
import { POSTS_PAGE } from './limits.ts'
import { linkable } from './link.ts'
import { editedPost, newPost, newProposal, post, postId, postWhole, turning } from './post.ts'

/** What happened in a channel, in its one order: a post came, or one that came before is now so (its words may be gone). */
export const event = z.object({ seq: z.int(), what: z.enum(['posted', 'changed']), post })
export type ChannelEvent = z.infer<typeof event>

/** Events in their order; `to`: the number up to which these tell (those of whom I blocked are left out), where the next begin. */
const events = z.object({ items: z.array(event), to: z.int(), more: z.boolean() })

const channelParams = z.object({ channel: channelId })
const postParams = z.object({ postId })
const limit = z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(POSTS_PAGE)), POSTS_PAGE)

const moveRoute = <M extends 'edit' | 'recall' | 'appeal' | 'propose' | 'decline' | 'turn', P extends string>(
  move: M,
  path: P,
  summary: string,
) =>
  ({
    capability: 'channels',
    method: 'POST',
    path: `/posts/{postId}/${path}`,
    summary,
    access: { parties: postLifecycle.moves[move].by },
    params: postParams,
    reply: post,
    idempotent: true,
  }) as const

export const channelRoutes = {
  listPosts: {
    capability: 'channels',
    method: 'GET',
    path: '/channels/{channel}/posts',
    summary: 'The posts of a channel, newest first',
    access: 'signedIn',
    params: channelParams,
    query: z.object({ before: z.optional(z.coerce.number().check(z.int(), z.gte(1))), limit }),
    reply: z.object({
      items: z.array(post),
      /** The number of the last event at that moment: catching up goes on from it. */
      seq: z.int(),
      /** Where the next page begins, where there is more. */
      before: z.optional(z.int()),
    }),
    errors: ['notFound'],
  },
  catchUp: {
    capability: 'channels',
    method: 'GET',
    path: '/channels/{channel}/events',
    summary: 'What happened in a channel after an event, in order, each once',
    access: 'signedIn',
    params: channelParams,
    query: z.object({ after: z.coerce.number().check(z.int(), z.gte(0)), limit }),
    reply: events,
    errors: ['notFound'],
  },
  writePost: {
    capability: 'channels',
    method: 'POST',
    path: '/channels/{channel}/posts',
    summary: 'Write a post, or a reply to one; it is checked before anybody else sees it',
    access: 'signedIn',
    params: channelParams,
    body: newPost,
    reply: post,
    status: 201,
    errors: ['notFound', 'notAllowed', 'sensitive', 'tooMany', 'photoNotReady', 'wrongState'],
    idempotent: true,
  },
  getPost: {
    capability: 'channels',
    method: 'GET',
    path: '/posts/{postId}',
    summary: 'One post with its history, as I may see it',
    access: { parties: ['author', 'reader', 'moderator'] },
    params: postParams,
    reply: postWhole,
    errors: [],
  },
  listReplies: {
    capability: 'channels',
    method: 'GET',
    path: '/posts/{postId}/replies',
    summary: 'What happened under a post after an event of its thread, in order',
    access: { parties: ['author', 'reader', 'moderator'] },
    params: postParams,
    query: z.object({ after: z._default(z.coerce.number().check(z.int(), z.gte(0)), 0), limit }),
    reply: events,
    errors: [],
  },
  listMyPosts: {
    capability: 'channels',
    method: 'GET',
    path: '/posts/mine',
    summary: 'What I wrote, newest first, with what became of it',
    access: 'signedIn',
    query: z.object(pageQuery),
    reply: page(post),
    errors: [],
  },
  editPost: {
    ...moveRoute('edit', 'edit', 'Change the words of my post within two minutes; they are checked anew'),
    body: editedPost,
    errors: ['wrongState', 'sensitive', 'tooMany'],
  },
  recallPost: { ...moveRoute('recall', 'recall', 'Take my post back within two minutes'), errors: ['wrongState'] },
  appealPost: {
    ...moveRoute('appeal', 'appeal', 'Say why it should be shown after all; once'),
    body: z.object({ reason: words(2, 300) }),
    errors: ['wrongState'],
  },
  turnPost: {
    ...moveRoute('turn', 'ticket', 'Make a ticket of my post, with its words and photos; once'),
    body: turning,
    errors: ['wrongState'],
  },
  proposeTicket: {
    ...moveRoute('propose', 'proposal', 'Propose to its author that a ticket is made of a post'),
    body: newProposal,
    errors: ['wrongState'],
    audit: '建议转为诉求',
  },
  declineTicket: {
    ...moveRoute('decline', 'proposal/decline', 'Make no ticket of my post'),
    errors: ['wrongState'],
  },
  listTalk: {
    capability: 'channels',
    method: 'GET',
    path: '/talk',
    summary: 'Where something is talked about, in the channels that I read, newest first',
    access: 'signedIn',
    query: z.object({ about: linkable }),
    reply: z.object({ items: z.array(z.object({ channelName: z.string(), post })) }),
    errors: [],
  },
  pinPost: {
    capability: 'channels',
    method: 'POST',
    path: '/posts/{postId}/pin',
    summary: 'Pin a post to the top of its channel, or take it down',
    access: { parties: ['manager'] },
    params: postParams,
    body: z.object({ pinned: z.boolean() }),
    reply: post,
    errors: ['wrongState', 'limitReached'],
    audit: '置顶发言',
  },
} as const satisfies RouteTable
