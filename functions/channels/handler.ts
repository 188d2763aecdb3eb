import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'

export const operations = {}

export const handler = serve('channels', operations, () => liveService('channels'))
