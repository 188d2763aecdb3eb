/** What WeChat pushes to us (消息推送, JSON in the open mode): signed with a token that both know, answered as its protocol wants. */
import '../zod.ts'
import * as z from 'zod/mini'
import type { RouteTable } from '../route.ts'

/** `signature`: the SHA-1 of token, timestamp and nonce, sorted. `timestamp`: seconds since the epoch. */
const signed = {
  signature: z.string().check(z.regex(/^[0-9a-f]{40}$/)),
  timestamp: z.string().check(z.regex(/^\d{1,12}$/)),
  nonce: z.string().check(z.regex(/^[\w-]{1,64}$/)),
}

export const eventRoutes = {
  verifyEvents: {
    capability: 'moderation',
    method: 'GET',
    path: '/wechat/events',
    summary: 'WeChat asks whether this address is ours: what it sent is sent back',
    access: 'anyone',
    query: z.object({ ...signed, echostr: z.string().check(z.regex(/^[\w-]{1,128}$/)) }),
    reply: z.string(),
    replyType: 'text/plain',
    errors: ['notFromWechat'],
  },
  takeEvent: {
    capability: 'moderation',
    method: 'POST',
    path: '/wechat/events',
    summary:
      'WeChat tells of an event, such as the result of a photo check; those that mean nothing here are taken too',
    access: 'anyone',
    query: z.object(signed),
    body: z.looseObject({}),
    reply: z.literal('success'),
    replyType: 'text/plain',
    errors: ['notFromWechat', 'keyReused'],
  },
} as const satisfies RouteTable
