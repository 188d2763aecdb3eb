/** Every route of the areas capability. */
import { areaRoutes } from './contract.ts'
import { editorRoutes } from './editor.ts'
import { groupRoutes } from './groups.ts'
import { oversightRoutes } from './oversight.ts'

export const allAreaRoutes = {
  ...areaRoutes,
  ...editorRoutes,
  ...groupRoutes,
  ...oversightRoutes,
} as const
