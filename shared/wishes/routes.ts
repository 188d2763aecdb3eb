/** Every route of the wishes capability. */
import { wishRoutes } from './contract.ts'
import { servicePostRoutes } from './posts.ts'

export const allWishRoutes = {
  ...wishRoutes,
  ...servicePostRoutes,
} as const
