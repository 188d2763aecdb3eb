/** A post to the last of so many sockets: through handler, stream and relay; beside it the bare posts of the same frame. */
import { ApiGatewayManagementApiClient, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi'
import { connectBatch } from '../../../functions/platform/batch.ts'
import { epochSeconds } from '../../../functions/platform/clock.ts'
import { keys, topics } from '../../../functions/platform/table.ts'
import { connectLine } from '../../../functions/relay/line.ts'
import { relay } from '../../../functions/relay/relay.ts'
import { AT_ONCE } from '../../../functions/relay/tell.ts'
import { localRegion } from '../../../infra/local/credentials.ts'
import { startPoller } from '../../../infra/local/poller.ts'
import { wakes } from '../../../infra/stream-filters.ts'
import { community, people, sessionOf } from '../../support/district.ts'
import { type Backend, startBackend, TABLE_NAME } from '../support/backend.ts'
import { median, quantile } from '../support/measure.ts'
import { atMost, round, type Section } from '../support/report.ts'
import { type Clients, machineTime, socketName, startClients } from './clients.ts'

const SOCKETS = 1000
/** Fewer to try the bench itself. */
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 40)
const WARM_UP = Math.min(8, ROUNDS)
const MINUTE = 60_000
const RATIO = 1.3

interface Round {
  /** From the request to its answer, from there until the relay has it, from there to the last socket. */
  write: number
  lag: number
  relay: number
  /** The same frame to the same connections: by the relay's own line, and by the SDK's client. */
  bare: number
  sdk: number
}

export async function fanOut(): Promise<Section> {
  let now = Date.now()
  const backend = await startBackend(() => now, { stream: true })
  const clients = await startClients(SOCKETS)
  try {
    await openSockets(backend, now)
    const rounds: Round[] = []
    const once_ = await measurer(backend, clients, () => now)
    for (let i = 0; i < WARM_UP + ROUNDS; i++) {
      const found = await once_.round(i)
      if (i >= WARM_UP) rounds.push(found)
      // A person writes ten posts a minute.
      now += MINUTE / 5
    }
    await once_.stop()
    return section(rounds)
  } finally {
    clients.stop()
    await backend.stop()
  }
}

/** The sockets of the members, in the table as opening them leaves them. */
async function openSockets({ url, aside }: Backend, now: number): Promise<void> {
  const { put } = connectBatch({ tableName: TABLE_NAME, region: localRegion, endpoint: url }, aside)
  const person = people.resident.id
  const session = sessionOf(person)
  const topic = topics.channel(community)
  const expiresAt = epochSeconds(now) + 24 * 60 * 60
  await put(
    Array.from({ length: SOCKETS }, (_, i) => socketName(i)).flatMap((socket) => [
      { ...keys.socket(socket), socket, person, session, topics: [topic], asked: [], openedAt: now, expiresAt },
      { ...keys.listener(topic, socket), socket, session, expiresAt },
    ]),
  )
}

async function measurer(backend: Backend, clients: Clients, now: () => number) {
  const line = connectLine(clients.endpoint, localRegion)
  let frame = ''
  let begun = 0
  const ports = {
    table: backend.table,
    clock: { now },
    random: (bytes: number) => new Uint8Array(bytes),
    log: console as never,
    line: {
      ...line,
      post(socket: string, data: string) {
        frame = data
        return line.post(socket, data)
      },
    },
    unreached() {
      throw new Error('A socket of the bench could not be reached')
    },
  }
  const poller = await startPoller({
    endpoint: backend.url,
    tableName: TABLE_NAME,
    interval: 10,
    filter: (record) => wakes('relay', record) && record.dynamodb?.Keys?.pk?.S === keys.channel(community).pk,
    onFailure: (_, why) => {
      throw new Error(why)
    },
    async handle({ Records }) {
      begun = machineTime()
      return relay(Records, ports)
    },
  })

  async function relayed(i: number) {
    const got = clients.gotIt()
    const asked = machineTime()
    await backend.call('resident', 'writePost', {
      params: { channel: community },
      body: { text: `明天上午九点到十一点检修水管，请提前备水。第 ${i} 次通知。` },
      key: `bench-fan-out-${i}`,
    })
    const answered = machineTime()
    const last = await got
    // The relay may have it before the request is answered.
    return { write: answered - asked, lag: Math.max(0, begun - answered), relay: last - begun }
  }
  const sdk = new ApiGatewayManagementApiClient({ endpoint: clients.endpoint, region: localRegion })
  const plain = connectLine(clients.endpoint, localRegion)
  async function loop(send: (socket: string) => Promise<unknown>) {
    const got = clients.gotIt()
    const from = machineTime()
    let next = 0
    const post = async () => {
      while (next < SOCKETS) await send(socketName(next++))
    }
    await Promise.all(Array.from({ length: AT_ONCE }, post))
    return (await got) - from
  }
  const bare = () => loop((socket) => plain.post(socket, frame))
  const bySdk = () => loop((ConnectionId) => sdk.send(new PostToConnectionCommand({ ConnectionId, Data: frame })))
  return {
    async round(i: number): Promise<Round> {
      // In turn which comes first; at the very first there is no frame yet.
      if (i % 2 && frame) {
        const [sdkTime, bareTime] = [await bySdk(), await bare()]
        return { ...(await relayed(i)), bare: bareTime, sdk: sdkTime }
      }
      const own = await relayed(i)
      return { ...own, bare: await bare(), sdk: await bySdk() }
    },
    async stop() {
      await poller.stop()
      sdk.destroy()
    },
  }
}

function section(rounds: readonly Round[]): Section {
  const of = (name: keyof Round) => rounds.map((each) => each[name])
  const row = (what: string, values: readonly number[]) => [
    what,
    round(median(values), 1),
    round(quantile(values, 0.9), 1),
  ]
  const ratio = round(median(of('relay')) / median(of('bare')), 2)
  const whole = rounds.map(({ write, lag, relay: told }) => write + lag + told)
  return {
    title: 'A post to the last of 1,000 sockets',
    how: `writePost through its handler, DynamoDB Local's own stream polled every 10 ms, the relay with its line, and a
process of its own with ${SOCKETS.toLocaleString('en')} open WebSockets and the management endpoint that posts to them. Beside it, in turn, a bare loop of the same line, and
one of the SDK's client: the same frame to the same connections, ${AT_ONCE} at a time as the relay does. ${ROUNDS} rounds after ${WARM_UP}. The relay's time is from being
handed the record to the last client's message: reading the listeners, making the frame, posting. The lag is the poller's
and DynamoDB Local's, not that of an event source mapping. On AWS each post takes longer on its way and the relay has a processor
of its own; what a post costs of it is the same.`,
    columns: ['what', 'median ms', '90 of 100, ms'],
    rows: [
      row('the request, to its answer', of('write')),
      row('the lag of the stream', of('lag')),
      row('the relay, to the last socket', of('relay')),
      row('the bare loop, to the last socket', of('bare')),
      row("the same by the SDK's client", of('sdk')),
      row('all of it', whole),
    ],
    targets: [atMost('the relay against the bare loop', ratio, RATIO, 'x')],
  }
}
