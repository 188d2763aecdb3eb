/** Every route of the moderation capability. */
import { blockingRoutes } from './blocking.ts'
import { moderationRoutes } from './contract.ts'
import { eventRoutes } from './events.ts'

export const allModerationRoutes = {
  ...moderationRoutes,
  ...blockingRoutes,
  ...eventRoutes,
} as const
