/** Opening a ticket through the real handler, against its own DynamoDB requests sent by the bare SDK. */
import { systemClock } from '../../functions/platform/clock.ts'
import { localRegion } from '../../infra/local/credentials.ts'
import { building1, grid2 } from '../support/district.ts'
import { bareSenders, templateOf } from './open-ticket/bare.ts'
import { requestsDuring } from './open-ticket/requests.ts'
import { type Backend, startBackend, TABLE_NAME, TOKEN_SECRET, tokenOf } from './support/backend.ts'
import { eventOf, type Handler, replyTo } from './support/event.ts'
import { interleaved, median, quantile } from './support/measure.ts'
import { atMost, type Cell, round, type Section, type Target } from './support/report.ts'

const ROUNDS = 400
const WARM_UP = 500

const said = { category: 'propertyManagement', subcategory: 'lift', text: '电梯又坏了，老人下不了楼。' } as const
const bodies = {
  'from home': said,
  'with a picked place': { ...said, place: { area: grid2, detail: '小区东门岗亭旁' }, visibility: 'public' },
  'with a picked building': { ...said, place: { area: building1, detail: '一层大厅' } },
} as const

export async function openTicketPart(): Promise<Section[]> {
  const backend = await startBackend(systemClock.now)
  try {
    const handler = await deployedHandler(backend)
    const rows: Cell[][] = []
    const targets: Target[] = []
    for (const [name, body] of Object.entries(bodies)) {
      const found = await compare(backend, handler, body)
      rows.push(...found.rows.map((row) => [name, ...row]))
      targets.push(atMost(`${name}: median against the bare SDK's`, found.ratio, 1.25, 'x'))
      targets.push(atMost(`${name}: requests to DynamoDB`, found.requests, 2))
    }
    return [{ title: 'openTicket against the bare SDK', how, columns, rows, targets }]
  } finally {
    await backend.stop()
  }
}

const columns = ['openTicket', 'sent by', 'median ms', 'p95 ms', 'median ratio', 'p95 ratio', 'requests']
const how = `The handler that is deployed (functions/tickets/handler.ts: parsing, token, checks, metrics and log lines) and the
same requests, item for item and condition for condition, sent one after another by the bare SDK, once as documents
(lib-dynamodb, as the handler does) and once already in wire format. In turn within one run, one at a time,
${ROUNDS} rounds after ${WARM_UP} to warm up, on DynamoDB Local in memory. The target is against documents.`

/** The module as Lambda loads it, made from its environment at the first request. */
async function deployedHandler(backend: Backend): Promise<Handler> {
  Object.assign(process.env, {
    STAGE: 'bench',
    AWS_REGION: localRegion,
    TABLE_NAME,
    DYNAMODB_ENDPOINT: backend.url,
    TOKEN_SECRET,
    PHOTO_BUCKET: 'bench',
  })
  const { handler } = await import('../../functions/tickets/handler.ts')
  return handler as unknown as Handler
}

async function compare(backend: Backend, handler: Handler, body: (typeof bodies)[keyof typeof bodies]) {
  const token = await tokenOf('resident', systemClock.now())
  const template = await templateOf(backend, body)
  const bare = bareSenders(backend.url, template, ROUNDS + WARM_UP)
  const send = (round: number | string) =>
    replyTo(
      handler,
      eventOf('openTicket', { body, key: `bench-${template.ticket}-${round}` }, token, systemClock.now()),
    )

  const times = await interleaved({ handler: send, documents: bare.documents, wire: bare.wire }, ROUNDS, WARM_UP)
  bare.stop()
  const requests = await requestsDuring(() => send('counted'))
  const ratio = (share: number) => round(quantile(times.handler, share) / quantile(times.documents, share), 2)
  const row = (name: string, of: number[], sent: readonly string[], ...ratios: Cell[]): Cell[] => [
    name,
    round(median(of), 2),
    round(quantile(of, 0.95), 2),
    ...ratios,
    sent.join(' + '),
  ]
  return {
    ratio: ratio(0.5),
    requests: requests.length,
    rows: [
      row('the handler', times.handler, requests, ratio(0.5), ratio(0.95)),
      row('the bare SDK, documents', times.documents, template.commands, 1, 1),
      row(
        'the bare SDK, wire format',
        times.wire,
        template.commands,
        round(median(times.wire) / median(times.documents), 2),
        round(quantile(times.wire, 0.95) / quantile(times.documents, 0.95), 2),
      ),
    ],
  }
}
