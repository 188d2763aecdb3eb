import { Refusal } from '../../shared/errors.ts'
import { operationsOf } from '../../shared/routes.ts'
import type { AnyOperation } from '../http/call.ts'
import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'

export const operations: Record<string, AnyOperation> = Object.fromEntries(
  operationsOf('households').map(([id]) => [id, { run: () => Promise.reject(new Refusal('unavailable')) }]),
)

export const handler = serve('households', operations, () => liveService('households'))
