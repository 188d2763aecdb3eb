import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { listAudit } from './list-audit.ts'
import { verifyAudit } from './verify-audit.ts'

export const operations = { listAudit, verifyAudit }

export const handler = serve('audit', operations, () => liveService('audit'))
