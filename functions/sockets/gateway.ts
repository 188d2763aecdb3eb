/** The WebSocket API: a socket opens with a pass of openSocket, is spoken to, and may say which channel it looks into. */
import type { APIGatewayProxyWebsocketEventV2 } from 'aws-lambda'
import { Refusal } from '../../shared/errors.ts'
import { parseMarks } from '../channels/marks.ts'
import { livePorts } from '../http/live.ts'
import type { Ports } from '../http/operation.ts'
import { verifyToken } from '../http/token.ts'
import { parseActor } from '../people/actor.ts'
import { liveSession } from '../people/session.ts'
import { readConfig, tokenSettings } from '../platform/config.ts'
import { keys } from '../platform/table.ts'
import { listen } from './listen.ts'
import { forgetSocket, keepSocket } from './store.ts'

type Event = Pick<APIGatewayProxyWebsocketEventV2, 'requestContext'> & {
  queryStringParameters?: Record<string, string | undefined>
  body?: string
}

/** A person is changed at the very moment once in a while, not again and again. */
const TRIES = 3

const status = (statusCode: number) => ({ statusCode, body: '' })

/** Answers an event of the WebSocket API. Refused at $connect, the client gets the status and no socket. */
export async function answerSocket(event: Event, ports: Ports, tokenSecret: string): Promise<{ statusCode: number }> {
  const { connectionId, eventType } = event.requestContext
  switch (eventType) {
    case 'CONNECT':
      return connect(connectionId, event.queryStringParameters?.pass ?? '', ports, tokenSecret)
    case 'DISCONNECT':
      await forgetSocket(ports.table, connectionId)
      return status(200)
    case 'MESSAGE':
      await listen(connectionId, event.body, ports)
      return status(200)
  }
}

async function connect(socket: string, pass: string, { table, clock }: Ports, tokenSecret: string) {
  const now = clock.now()
  try {
    const { person, session } = await verifyToken(tokenSecret, pass, 'socket', now)
    for (let round = 0; round < TRIES; round++) {
      const own = [keys.person(person), keys.session(person, session), keys.reading(person)]
      const [item, kept, reading] = await table.read(own)
      liveSession(kept, now)
      const { joined } = parseMarks(reading)
      if (await keepSocket(table, { socket, session, openedAt: now }, parseActor(item), joined)) return status(200)
    }
    return status(503)
  } catch (error) {
    if (error instanceof Refusal) return status(401)
    throw error
  }
}

const make = () => ({ ports: livePorts('sockets'), secret: readConfig(tokenSettings, process.env).TOKEN_SECRET })
let made: ReturnType<typeof make> | undefined

export const handler = (event: Event): Promise<{ statusCode: number }> => {
  made ??= make()
  return answerSocket(event, made.ports, made.secret)
}
