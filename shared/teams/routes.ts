/** Every route of the teams capability. */
import { activityRoutes } from './activities.ts'
import { calendarRoutes } from './calendars.ts'
import { teamRoutes } from './contract.ts'

export const allTeamRoutes = {
  ...teamRoutes,
  ...activityRoutes,
  ...calendarRoutes,
} as const
