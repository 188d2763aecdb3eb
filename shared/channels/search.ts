/** Search in a channel. */
import '../zod.ts'
import * as z from 'zod/mini'
import { page, pageQuery } from '../page.ts'
import type { RouteTable } from '../route.ts'
import { words } from '../zod.ts'
import { channelId } from './channel.ts'
import { post } from './post.ts'

export const searchRoutes = {
  searchPosts: {
    capability: 'channels',
    method: 'GET',
    path: '/channels/{channel}/search',
    summary: 'The posts of a channel that say this, newest first',
    access: 'signedIn',
    params: z.object({ channel: channelId }),
    query: z.object({ ...pageQuery, q: words(2, 40) }),
    reply: page(post),
    errors: ['notFound'],
  },
} as const satisfies RouteTable
