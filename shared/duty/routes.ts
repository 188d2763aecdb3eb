/** Every route of the duty capability. */
import { dutyRoutes } from './contract.ts'
import { gapWarningRoutes } from './gap-warnings.ts'

export const allDutyRoutes = {
  ...dutyRoutes,
  ...gapWarningRoutes,
} as const
