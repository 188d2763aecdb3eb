import { PASS_LIFE } from '../../shared/sockets/contract.ts'
import { operation, type Ports } from '../http/operation.ts'
import { signToken } from '../http/token.ts'
import { isoTime } from '../platform/clock.ts'

export interface SocketPorts extends Ports {
  socketUrl: string
  tokenSecret: string
}

/** The pass stands in the URL, since a browser's WebSocket can send no header; it opens sockets only, and for a minute. */
export const openSocket = operation('openSocket', {
  async run({ actor, session, now }, { socketUrl, tokenSecret }: SocketPorts) {
    const pass = await signToken(tokenSecret, { person: actor.id, session: session.id }, 'socket', now, PASS_LIFE)
    return { url: `${socketUrl}?pass=${pass}`, expiresAt: isoTime(now + PASS_LIFE) }
  },
})
