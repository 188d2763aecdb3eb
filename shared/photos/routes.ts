/** Every route of the photos capability. */
import { photoRoutes } from './contract.ts'
import { fileRoutes } from './files.ts'
import { voiceRoutes } from './voices.ts'

export const allPhotoRoutes = {
  ...photoRoutes,
  ...fileRoutes,
  ...voiceRoutes,
} as const
