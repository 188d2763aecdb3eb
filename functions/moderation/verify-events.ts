import { operation } from '../http/operation.ts'
import type { ModerationPorts } from './ports.ts'
import { checkSignature } from './signature.ts'

export const verifyEvents = operation('verifyEvents', {
  async run({ query, now }, { events }: ModerationPorts) {
    checkSignature(events.token, query, now)
    return query.echostr
  },
})
