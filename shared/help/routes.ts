/** Every route of the help capability. */
import { helpRoutes } from './contract.ts'
import { helpFiguresRoutes } from './figures.ts'
import { readyRoutes } from './ready.ts'
import { thingRoutes } from './things.ts'

export const allHelpRoutes = {
  ...helpRoutes,
  ...helpFiguresRoutes,
  ...readyRoutes,
  ...thingRoutes,
} as const
