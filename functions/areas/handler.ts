import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { getArea } from './get-area.ts'
import { listAreas } from './list-areas.ts'
import { searchAreas } from './search-areas.ts'

export const operations = { getArea, listAreas, searchAreas }

export const handler = serve('areas', operations, () => liveService('areas'))
