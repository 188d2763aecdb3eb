/** Every route of the moderation capability. */
import { moderationRoutes } from './contract.ts'
import { eventRoutes } from './events.ts'

export const allModerationRoutes = {
  ...moderationRoutes,
  ...eventRoutes,
} as const
