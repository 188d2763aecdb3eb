/**
 * What WeChat pushes to us (消息推送), as its console is told to: JSON or XML, in the open or encrypted (安全模式). Signed with a token
 * that both know, answered as its protocol wants.
 */
import '../zod.ts'
import * as z from 'zod/mini'
import type { RouteTable } from '../route.ts'

const hash = z.string().check(z.regex(/^[0-9a-f]{40}$/))

/** `signature`: the SHA-1 of token, timestamp and nonce, sorted. `timestamp`: seconds since the epoch. */
const signed = {
  signature: hash,
  timestamp: z.string().check(z.regex(/^\d{1,12}$/)),
  nonce: z.string().check(z.regex(/^[\w-]{1,64}$/)),
}

/** `msg_signature`: of an encrypted event, the SHA-1 of the same and of what was encrypted, sorted. */
const pushed = z.object({
  ...signed,
  encrypt_type: z.optional(z.enum(['raw', 'aes'])),
  msg_signature: z.optional(hash),
})
export type Pushed = z.infer<typeof pushed>

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
    query: pushed,
    body: z.looseObject({}),
    bodyTypes: ['application/json', 'text/xml', 'text/plain'],
    reply: z.literal('success'),
    replyType: 'text/plain',
    errors: ['notFromWechat', 'keyReused'],
  },
} as const satisfies RouteTable
