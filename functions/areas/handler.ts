import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { listAreas } from './list-areas.ts'

export const operations = { listAreas }

export const handler = serve('areas', operations, () => liveService('areas'))
