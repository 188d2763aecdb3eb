import { auditRoutes } from '../../shared/audit/contract.ts'
import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { listAudit } from './list-audit.ts'
import { verifyAudit } from './verify-audit.ts'

export const operations = { listAudit, verifyAudit }

export const handler = serve('audit', auditRoutes, operations, () => liveService('audit'))
