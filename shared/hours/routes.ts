/** Every route of the hours capability. */
import { certificateRoutes } from './certificates.ts'
import { hoursRoutes } from './contract.ts'
import { hoursOversightRoutes } from './oversight.ts'
import { rankingRoutes } from './ranking.ts'

export const allHoursRoutes = {
  ...hoursRoutes,
  ...certificateRoutes,
  ...hoursOversightRoutes,
  ...rankingRoutes,
} as const
