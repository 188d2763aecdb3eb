/** How far the delivery of a notice or a warning is: told over sockets, sent by WeChat messages. */
import '../zod.ts'
import * as z from 'zod/mini'
import { overseeingRoles } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { moment } from '../zod.ts'
import { announcementId } from './announcement.ts'

/** `planning` and `working` go on by themselves; `stopped` with the notice that was taken back, or the warning that something followed. */
export const deliveryStates = ['planning', 'working', 'done', 'stopped'] as const
export type DeliveryState = (typeof deliveryStates)[number]

export const deliveryWords: Record<DeliveryState, string> = {
  planning: '正在安排',
  working: '送达中',
  done: '已送完',
  stopped: '已停止',
}

export const deliveryProgress = z.object({
  state: z.enum(deliveryStates),
  startedAt: moment(),
  endedAt: z.optional(moment()),
  /** Grids: how many there are, as far as that is known, and how many are done. */
  grids: z.object({ planned: z.int(), done: z.int() }),
  /** Of the grids done with: in the roster, told over a socket, sent a message. */
  households: z.object({ targeted: z.int(), told: z.int(), messaged: z.int() }),
  /**
   * People: who was sent a message; who WeChat says takes none; who could not be sent one; of whom nobody knows, since it broke
   * off at that very moment, and who is not sent another.
   */
  people: z.object({ sent: z.int(), refused: z.int(), failed: z.int(), unsure: z.int() }),
  /** WeChat takes no message of this kind at all: for the administrator to look into. */
  trouble: z.optional(z.string()),
})
export type DeliveryProgress = z.infer<typeof deliveryProgress>

export const deliveryRoutes = {
  getDelivery: {
    capability: 'notices',
    method: 'GET',
    path: '/announcements/{announcementId}/delivery',
    summary: 'How far a notice or a warning is with being delivered, to staff of any part of where it goes to',
    access: { roles: overseeingRoles },
    params: z.object({ announcementId }),
    reply: deliveryProgress,
    errors: ['notFound'],
  },
} as const satisfies RouteTable
