/** Every route of the alerts capability. */
import { alertRoutes } from './contract.ts'
import { drillRoutes } from './drills.ts'
import { misuseRoutes } from './misuse.ts'
import { reportRoutes } from './report.ts'
import { shorteningRoutes } from './shortening.ts'

export const allAlertRoutes = {
  ...alertRoutes,
  ...drillRoutes,
  ...misuseRoutes,
  ...reportRoutes,
  ...shorteningRoutes,
} as const
