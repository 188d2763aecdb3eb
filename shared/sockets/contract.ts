/** Sockets: hints that something changed. The table is the truth; whoever missed a hint reads again. */
import '../zod.ts'
import * as z from 'zod/mini'
import type { RouteTable } from '../route.ts'
import { moment } from '../zod.ts'

/** How long the pass to open a socket lives, in milliseconds. It travels in a URL, so it is short. */
export const PASS_LIFE = 60 * 1000

/**
 * What a socket says: this case (whose id tells its kind) has now at least this version; or what I am here has changed.
 * Frames may come twice or out of order.
 */
export const frame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('caseChanged'), id: z.string(), version: z.int(), at: moment() }),
  z.object({ type: z.literal('meChanged') }),
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
