import { messageRoutes } from '../../shared/messages/contract.ts'
import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { getCredits } from './get-credits.ts'
import { keepCredits } from './keep-credits.ts'
import { liveTemplateIds } from './live.ts'
import type { MessagePorts } from './ports.ts'

export const operations = { getCredits, keepCredits }

export const handler = serve('messages', messageRoutes, operations, () => {
  const service = liveService('messages')
  const ports: MessagePorts = { ...service.ports, templateIds: liveTemplateIds() }
  return { ...service, ports }
})
