/** Sockets: hints that something changed. The table is the truth; whoever missed a hint reads again. */
import '../zod.ts'
import * as z from 'zod/mini'
import type { RouteTable } from '../route.ts'
import { ticketId } from '../tickets/contract.ts'
import { moment } from '../zod.ts'

/** How long the pass to open a socket lives, in milliseconds. It travels in a URL, so it is short. */
export const PASS_LIFE = 60 * 1000

/** What a socket says: this ticket has now (at least) this version. Frames may come twice or out of order. */
export const frame = z.object({
  type: z.literal('ticketChanged'),
  ticketId,
  version: z.int(),
  at: moment(),
})
export type Frame = z.infer<typeof frame>

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
