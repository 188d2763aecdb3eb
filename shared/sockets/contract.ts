/** Sockets: hints that something changed. The table is the truth; whoever missed a hint reads again. */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode, householdCode } from '../areas/contract.ts'
import { channelId } from '../channels/channel.ts'
import { event } from '../channels/contract.ts'
import { reactions } from '../channels/limits.ts'
import { postId } from '../channels/post.ts'
import { authorKey } from '../channels/reading.ts'
import { id } from '../ids.ts'
import { doorFinds } from '../incidents/finds.ts'
import type { RouteTable } from '../route.ts'
import { moment } from '../zod.ts'

/** How long the pass to open a socket lives, in milliseconds. It travels in a URL, so it is short. */
export const PASS_LIFE = 60 * 1000

/** What one socket may ask to listen to beside its own; one more takes the place of the oldest. */
export const ASKED_MAX = 20

/** What a client may say over its socket: that it looks into a channel, or has a notice open. Whatever else it says is not heard. */
export const asking = z.object({ listen: z.union([channelId, id('ntc')]) })
export type Asking = z.infer<typeof asking>

/**
 * What a socket says: this case (whose id tells its kind) has now at least this version; what I am here has changed;
 * this happened in a channel; a notice or a roll call came; an alert rings for me. Frames may come twice or out of order.
 *
 * `doorMarked`: somebody knocked at a door of a roll call, and found that; nothing where they take it back.
 *
 * `channelMoved`: the channel (or the thread) has now the event `seq`. Where the event is there, and is the next one to
 * the client, it needs no more; else it catches up. `from`: who wrote the post that came, by the key that getChannel gives of me
 * and of those whom I blocked. `reacted`: what is counted of a post now; it has no number, and who missed it reads it with the post.
 * `dutyGap`: from then on nobody is on duty for an area that I serve or run.
 * `alertRings`: a ring of the same number that came before is the same ring.
 */
export const frame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('caseChanged'), id: z.string(), version: z.int(), at: moment() }),
  z.object({ type: z.literal('meChanged') }),
  z.object({
    type: z.literal('channelMoved'),
    channel: channelId,
    thread: z.optional(postId),
    seq: z.int(),
    from: z.optional(authorKey),
    event: z.optional(event),
  }),
  z.object({
    type: z.literal('reacted'),
    channel: channelId,
    thread: z.optional(postId),
    post: postId,
    reactions: z.partialRecord(z.enum(reactions), z.int()),
  }),
  z.object({ type: z.literal('alertRings'), id: id('alr'), ring: z.int(), drill: z.boolean() }),
  z.object({
    type: z.literal('doorMarked'),
    roll: id('rol'),
    household: householdCode,
    found: z.optional(z.enum(doorFinds)),
    at: moment(),
  }),
  z.object({ type: z.literal('dutyGap'), area: areaCode, from: moment() }),
  z.object({ type: z.literal('noticeCame'), id: z.union([id('ntc'), id('wrn'), id('rol')]) }),
])
export type Frame = z.infer<typeof frame>

/** Whether a frame tells of this case. */
export const isAbout = (said: Frame, id: string): boolean => said.type === 'caseChanged' && said.id === id

export const socketRoutes = {
  openSocket: {
    capability: 'sockets',
    method: 'POST',
    path: '/sockets',
    summary: 'Ask to open a WebSocket; answers with its URL, valid for one minute',
    access: 'signedIn',
    reply: z.object({ url: z.string(), expiresAt: moment() }),
    errors: [],
  },
} as const satisfies RouteTable
