/** Every route of the notices capability. */
import { noticeRoutes } from './contract.ts'
import { deliveryRoutes } from './delivery.ts'

export const allNoticeRoutes = {
  ...noticeRoutes,
  ...deliveryRoutes,
} as const
