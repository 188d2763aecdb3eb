import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { getWall } from './get-wall.ts'

export const operations = { getWall }

export const handler = serve('incidents', operations, () => liveService('incidents'))
