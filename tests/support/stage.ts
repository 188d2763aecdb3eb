/** A stage for tests: the real handlers on DynamoDB Local, with a clock that the test turns by hand. */
import { randomBytes } from 'node:crypto'
import {
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
} from '@aws-sdk/client-dynamodb'
import type { ChannelPorts } from '../../functions/channels/ports.ts'
import type { Ports } from '../../functions/http/operation.ts'
import { type Service, serve } from '../../functions/http/serve.ts'
import { signToken } from '../../functions/http/token.ts'
import { fieldsIn } from '../../functions/moderation/fields-in.ts'
import type { Bucket } from '../../functions/photos/bucket.ts'
import type { ObjectUrls, PhotoUrls } from '../../functions/photos/urls.ts'
import { connectBatch } from '../../functions/platform/batch.ts'
import { connectTable, type Table } from '../../functions/platform/dynamo.ts'
import type { Sealer } from '../../functions/platform/seal.ts'
import { tableDefinition } from '../../functions/platform/table.ts'
import type { Line } from '../../functions/relay/line.ts'
import type { FetchDocument } from '../../functions/warnings/fetch-document.ts'
import type { Checker } from '../../functions/wechat/checker.ts'
import type { Wechat } from '../../functions/wechat/wechat.ts'
import { localCredentials, localRegion } from '../../infra/local/credentials.ts'
import { localTemplates } from '../../infra/local/environment.ts'
import { SESSION_LIFE, TOKEN_LIFE } from '../../shared/people/session.ts'
import type { Capability, Route } from '../../shared/route.ts'
import { type OperationId, type Reply, routes, type Sent } from '../../shared/routes.ts'
import { grantedTable } from '../infra/granted-table.ts'
import { holdAgainstContract } from './contract.ts'
import { bearerOf, type PersonName, people, seedDistrict, signedInAt } from './district.ts'
import { ownDynamoDb } from './dynamodb.ts'
import { eventOf, match, pathOf, type RawRequest } from './gateway.ts'
import { noBucket, noMetrics, nothingThere, plainUrls } from './missing.ts'
import { operations } from './operations.ts'
import { rememberingTable } from './remembering-table.ts'
import { testSealer } from './sealer.ts'
import { EVENT_TOKEN, fakeChecker, fakeWechat } from './wechat.ts'

export const TOKEN_SECRET = 'a secret for tests, of at least 32 characters'
export const MORNING = Date.parse('2026-03-02T01:00:00.000Z')

export interface Answer {
  status: number
  headers: Record<string, string>
  // biome-ignore lint/suspicious/noExplicitAny: tests look into replies of every shape
  body: any
}

export interface StageOptions {
  dynamodb?: string
  /** The client to speak to it by, with the patience that a test wants. */
  client?: DynamoDBClient
  /** The table has its stream, for who follows it. Each stream slows down every write of DynamoDB Local, even after its table. */
  stream?: true
  /** Each item is read once until it is written: for tests that call often and change little, and write only through the stage. */
  remembers?: true
  wechat?: Partial<Wechat>
  /** The sockets that the alerts' function speaks to; unless said, every one is gone. */
  line?: Pick<Line, 'post'>
  /** What checks contents; by the stand-in's words unless said. */
  checker?: Checker
  bucket?: Bucket
  photoUrls?: PhotoUrls
  objectUrl?: ObjectUrls
  /** What fetches documents of other systems; there are none unless said. */
  fetchDocument?: FetchDocument
  /** What WeChat encrypts with what it pushes. */
  events?: { key: string }
  /** What really logs and counts, for tests that read it. */
  log?: Ports['log']
  metrics?: (capability: Capability) => Service['metrics']
}

export interface Stage {
  table: Table
  tableName: string
  client: DynamoDBClient
  /** What the sweep has, and judging. */
  ports: ChannelPorts & { bucket: Bucket }
  /** What the capabilities seal personal data with. */
  sealer: Sealer
  clock: { now(): number; set(to: number): void; pass(milliseconds: number): void }
  /** What was logged as warnings and errors, for tests that expect silence. */
  logged: string[]
  token(name: PersonName): Promise<string>
  raw(request: RawRequest): Promise<Answer>
  /** As a person calls an operation; a reply that the contract doesn't describe throws. */
  call<O extends OperationId>(
    who: PersonName | { token?: string },
    operation: O,
    sent?: Partial<Sent<O>> & { key?: string },
  ): Promise<Answer>
  /** The same, and throws unless it succeeds. */
  ok<O extends OperationId>(
    who: PersonName,
    operation: O,
    sent?: Partial<Sent<O>> & { key?: string },
  ): Promise<Reply<O>>
}

const leaving: (() => Promise<unknown>)[] = []
/** Has something be taken away when the tests of the file are done, in whatever module it was made: a worker loads those once. */
export const whenDone = (leave: () => Promise<unknown>): number => leaving.push(leave)
export async function leaveNothing(): Promise<void> {
  for (const leave of leaving.splice(0)) await leave()
}

/** DynamoDB Local wants to be told who asks, and checks no signature: making one takes a quarter of a request's work. */
const unsigned: NonNullable<DynamoDBClientConfig['signer']> = {
  async sign(request) {
    const credential = `${localCredentials.accessKeyId}/20260302/${localRegion}/dynamodb/aws4_request`
    request.headers.authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=none`
    return request
  },
}

function withoutStream(tableName: string) {
  const { StreamSpecification: _, ...definition } = tableDefinition(tableName)
  return definition
}

export async function makeStage(options: StageOptions = {}): Promise<Stage> {
  const endpoint = options.dynamodb ?? ownDynamoDb()
  const client =
    options.client ??
    new DynamoDBClient({
      endpoint,
      region: localRegion,
      credentials: localCredentials,
      maxAttempts: 2,
      signer: unsigned,
    })
  const tableName = `test-${randomBytes(6).toString('hex')}`
  await client.send(new CreateTableCommand(options.stream ? tableDefinition(tableName) : withoutStream(tableName)))
  // DynamoDB Local slows down with each table that is left. One whose store was killed on purpose is gone with it.
  whenDone(() => client.send(new DeleteTableCommand({ TableName: tableName })).catch(() => undefined))
  const connected = connectTable({ tableName, region: localRegion }, client)
  const table = options.remembers ? rememberingTable(connected) : connected
  await seedDistrict(connectBatch({ tableName, region: localRegion }, client), MORNING)

  let now = MORNING
  const clock = {
    now: () => now,
    set: (to: number) => {
      now = to
    },
    pass: (milliseconds: number) => {
      now += milliseconds
    },
  }
  const logged: string[] = []
  const note = (message: unknown, ...rest: unknown[]) => logged.push(JSON.stringify([message, ...rest]))
  const log = options.log ?? ({ info: () => undefined, warn: note, error: note } as unknown as Ports['log'])
  const bucket = options.bucket ?? noBucket
  const checker = options.checker ?? fakeChecker()
  const photoUrls = options.photoUrls ?? plainUrls
  const ports = { table, clock, random: (bytes: number) => randomBytes(bytes), log, bucket, checker, photoUrls }

  const extra = {
    wechat: { ...fakeWechat, ...options.wechat },
    events: { token: EVENT_TOKEN, appId: 'wx-local', ...options.events },
    tokenSecret: TOKEN_SECRET,
    objectUrl: options.objectUrl ?? (async (key: string) => `https://photos.test/${key}`),
    socketUrl: 'wss://sockets.test',
    stage: 'test',
    appOrigin: 'https://app.test',
    templateIds: localTemplates,
    publisher: { sender: 'weilinli.test', test: true },
    fetchDocument: options.fetchDocument ?? nothingThere,
    line: options.line ?? { post: async () => 'gone' as const },
    unreached: () => undefined,
    people: Object.values(people).map(({ id, name, openid }) => ({ id, title: name, openid })),
    login: async (openid: string) => `code of ${openid}`,
  }
  // Each capability sees the table as IAM would let it: what infra/grants.ts doesn't grant throws.
  const service = (capability: Capability) => (): Service => {
    const granted = grantedTable(capability, table)
    const more = { ...extra, sealer: testSealer(granted, clock) }
    const metrics = options.metrics?.(capability) ?? noMetrics
    return { ports: { ...ports, ...more, table: granted }, metrics, tokenSecret: TOKEN_SECRET, fieldsIn }
  }
  const handlers: Record<string, ReturnType<typeof serve>> = {}
  for (const [name, own] of Object.entries(operations))
    handlers[name] = serve(name as Capability, routes, own as never, service(name as Capability))

  const usedAt = new Map<string, number>()
  const signed = new Map<string, Promise<string>>()
  /** As a phone does that is used now and then: its session is gone on with before it is over. */
  const token = async (name: PersonName) => {
    const { id } = people[name]
    if (now - (usedAt.get(id) ?? MORNING) > SESSION_LIFE.phone / 2) {
      await table.write([signedInAt(id, now)])
      usedAt.set(id, now)
    }
    const known = signed.get(`${id} ${now}`) ?? signToken(TOKEN_SECRET, bearerOf(id), 'api', now, TOKEN_LIFE)
    signed.set(`${id} ${now}`, known)
    return known
  }

  async function raw(request: RawRequest): Promise<Answer> {
    const matched = match(request.method, request.path)
    if (!matched) return { status: 404, headers: {}, body: { message: 'Not Found' } }
    const handler = handlers[matched.route.capability]
    if (!handler) throw new Error(`The stage has no ${matched.route.capability}`)
    const requestId = `test-${randomBytes(4).toString('hex')}`
    const event = eventOf(request, matched, requestId, now)
    const answer = await (
      handler as unknown as (
        event: unknown,
        context: unknown,
      ) => Promise<{ statusCode: number; headers: Record<string, string>; body: string }>
    )(event, {})
    const isJson = answer.headers['content-type']?.startsWith('application/json')
    const body = isJson ? JSON.parse(answer.body) : answer.body
    const reply: Answer = { status: answer.statusCode, headers: answer.headers, body }
    if (answer.headers['x-request-id'] !== requestId) throw new Error('An answer without its request id')
    holdAgainstContract(matched.route, reply.status, reply.body)
    return reply
  }

  const call: Stage['call'] = async (who, operation, sent = {}) => {
    const route: Route = routes[operation]
    const given = typeof who === 'string' ? await token(who) : who.token
    const params = (sent.params ?? {}) as Record<string, string>
    const query = Object.fromEntries(
      Object.entries(sent.query ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
    )
    return raw({
      method: route.method,
      path: pathOf(route, params),
      headers: {
        ...(given ? { authorization: `Bearer ${given}` } : {}),
        ...(sent.key ? { 'idempotency-key': sent.key } : {}),
        ...(sent.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      query,
      ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
    })
  }
  const ok: Stage['ok'] = async (who, operation, sent) => {
    const answer = await call(who, operation, sent)
    if (answer.status >= 300) throw new Error(`${operation} as ${who}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const sealer = testSealer(table, clock)
  return { table, tableName, client, ports, sealer, clock, logged, token, raw, call, ok }
}
