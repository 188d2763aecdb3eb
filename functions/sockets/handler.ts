import { socketRoutes } from '../../shared/sockets/contract.ts'
import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { readConfig, socketUrlSettings, tokenSettings } from '../platform/config.ts'
import { openSocket, type SocketPorts } from './open-socket.ts'

export const operations = { openSocket }

export const handler = serve('sockets', socketRoutes, operations, () => {
  const config = readConfig({ ...tokenSettings, ...socketUrlSettings }, process.env)
  const service = liveService('sockets')
  const ports: SocketPorts = { ...service.ports, socketUrl: config.SOCKET_URL, tokenSecret: config.TOKEN_SECRET }
  return { ...service, ports }
})
