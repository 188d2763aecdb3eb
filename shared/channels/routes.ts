/** Every route of the channels capability. */
import { callRoutes } from './calls.ts'
import { channelRoutes } from './contract.ts'
import { interestRoutes } from './interests.ts'
import { memberRoutes } from './members.ts'
import { readingRoutes } from './reading.ts'
import { searchRoutes } from './search.ts'

export const allChannelRoutes = {
  ...channelRoutes,
  ...callRoutes,
  ...interestRoutes,
  ...memberRoutes,
  ...readingRoutes,
  ...searchRoutes,
} as const
