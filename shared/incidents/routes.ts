/** Every route of the incidents capability. */
import { incidentRoutes } from './contract.ts'
import { rollRoutes } from './roll.ts'
import { wallRoutes } from './wall.ts'

export const allIncidentRoutes = {
  ...incidentRoutes,
  ...rollRoutes,
  ...wallRoutes,
} as const
