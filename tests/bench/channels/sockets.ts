/**
 * In a process of its own: the clients of so many open WebSockets, and the management endpoint that posts to them as API
 * Gateway's does (POST /@connections/<id>). Says where it listens, and then, each time every client got one message more,
 * at what time the last of them did.
 */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'

const count = Number(process.argv[2])

/** Milliseconds of the machine's own clock, the same in all processes. */
const machineTime = () => Number(process.hrtime.bigint()) / 1e6

const open = new Map<string, WebSocket>()
const server = createServer((request, response) => {
  const id =
    decodeURIComponent(request.url ?? '')
      .split('/')
      .at(-1) ?? ''
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const socket = open.get(id)
    socket?.send(Buffer.concat(chunks), { binary: false })
    response.writeHead(socket ? 200 : 410).end()
  })
})
const sockets = new WebSocketServer({ server })
sockets.on('connection', (socket, request) => open.set((request.url ?? '').slice(1), socket))
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const { port } = server.address() as AddressInfo

let received = 0
for (let i = 0; i < count; i++) {
  const client = new WebSocket(`ws://127.0.0.1:${port}/bench-${i}`)
  client.on('message', () => {
    if (++received % count === 0) process.send?.({ at: machineTime() })
  })
  await once(client, 'open')
}
process.send?.({ endpoint: `http://127.0.0.1:${port}` })
process.on('disconnect', () => process.exit())
