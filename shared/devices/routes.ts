/** Every route of the devices capability. */
import { deviceRoutes } from './contract.ts'
import { pointRoutes } from './points.ts'

export const allDeviceRoutes = {
  ...deviceRoutes,
  ...pointRoutes,
} as const
