/** Sockets of a stage: opened as clients open them, and posted to by a relay that runs on the table's real stream. */
import type { DynamoDBRecord } from 'aws-lambda'
import { vi } from 'vitest'
import type { Line } from '../../functions/relay/line.ts'
import { relay } from '../../functions/relay/relay.ts'
import { answerSocket } from '../../functions/sockets/gateway.ts'
import { type Poller, startPoller } from '../../infra/local/poller.ts'
import { type Frame, frame } from '../../shared/sockets/contract.ts'
import type { PersonName } from './district.ts'
import { ownDynamoDb } from './dynamodb.ts'
import { type Stage, TOKEN_SECRET } from './stage.ts'

type Event = Parameters<typeof answerSocket>[0]

/** What API Gateway sends for a socket's life: its opening with a pass, its end. */
export const socketEvent = (eventType: 'CONNECT' | 'DISCONNECT' | 'MESSAGE', connectionId: string, pass?: string) =>
  ({
    requestContext: { eventType, connectionId },
    ...(pass === undefined ? {} : { queryStringParameters: { pass } }),
  }) as unknown as Event

export const answer = (stage: Stage, event: Event) => answerSocket(event, stage.ports, TOKEN_SECRET)

export async function passOf(stage: Stage, who: PersonName): Promise<string> {
  const { url } = await stage.ok(who, 'openSocket')
  return new URL(url).searchParams.get('pass') ?? ''
}

/** Opens a socket that is named after who opened it. */
export async function connect(stage: Stage, who: PersonName, name: string = who): Promise<void> {
  const { statusCode } = await answer(stage, socketEvent('CONNECT', name, await passOf(stage, who)))
  if (statusCode !== 200) throw new Error(`${name} was refused with ${statusCode}`)
}

export interface Relayed {
  /** What each socket got, in order. */
  frames: Map<string, Frame[]>
  /** The sockets that were closed, in order. */
  closed: string[]
  /** What was given up after all tries. */
  lost: DynamoDBRecord[]
  /** How often the relay was called, and what it answered. */
  answers: Awaited<ReturnType<typeof relay>>[]
  /** How many posts failed though the socket was not said to be gone. */
  unreached(): number
  poller: Poller
}

/** Runs the relay on the stage's stream, from its beginning; `post` in place of the WebSocket API. */
export async function runRelay(stage: Stage, post?: Line['post']): Promise<Relayed> {
  const frames: Relayed['frames'] = new Map()
  const answers: Relayed['answers'] = []
  const lost: DynamoDBRecord[] = []
  let unreached = 0
  const closed: string[] = []
  const keep: Line['post'] = async (socket, data) => {
    const said = (await post?.(socket, data)) ?? 'sent'
    if (said === 'sent') frames.set(socket, [...(frames.get(socket) ?? []), frame.parse(JSON.parse(data))])
    return said
  }
  // As API Gateway does: a socket that is closed is disconnected.
  const close: Line['close'] = async (socket) => {
    closed.push(socket)
    await answer(stage, socketEvent('DISCONNECT', socket))
    return 'closed'
  }
  const poller = await startPoller({
    endpoint: ownDynamoDb(),
    tableName: stage.tableName,
    tries: 3,
    interval: 10,
    onFailure: (record) => void lost.push(record),
    async handle({ Records }) {
      const said = await relay(Records, {
        ...stage.ports,
        line: { post: keep, close },
        unreached: () => void unreached++,
      })
      answers.push(said)
      return said
    },
  })
  return { frames, closed, lost, answers, unreached: () => unreached, poller }
}

export const until = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 10 })
