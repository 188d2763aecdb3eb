/** Real handlers on DynamoDB Local in memory, with the small district of the tests. */
import { randomBytes } from 'node:crypto'
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { operations as areas } from '../../../functions/areas/handler.ts'
import { operations as audit } from '../../../functions/audit/handler.ts'
import { operations as channels } from '../../../functions/channels/handler.ts'
import { operations as help } from '../../../functions/help/handler.ts'
import { operations as hours } from '../../../functions/hours/handler.ts'
import type { HoursPorts } from '../../../functions/hours/ports.ts'
import { operations as households } from '../../../functions/households/handler.ts'
import type { HouseholdPorts } from '../../../functions/households/ports.ts'
import { serve } from '../../../functions/http/serve.ts'
import { type Bearer, signToken } from '../../../functions/http/token.ts'
import { operations as people } from '../../../functions/people/handler.ts'
import type { PeoplePorts } from '../../../functions/people/sign-in.ts'
import { connectBatch } from '../../../functions/platform/batch.ts'
import { connectTable, dynamoClient, type Table } from '../../../functions/platform/dynamo.ts'
import type { Sealer } from '../../../functions/platform/seal.ts'
import { tableDefinition } from '../../../functions/platform/table.ts'
import { operations as roles } from '../../../functions/roles/handler.ts'
import { operations as teams } from '../../../functions/teams/handler.ts'
import type { TeamPorts } from '../../../functions/teams/ports.ts'
import { operations as tickets } from '../../../functions/tickets/handler.ts'
import type { TicketPorts } from '../../../functions/tickets/ports.ts'
import { operations as wishes } from '../../../functions/wishes/handler.ts'
import { localCredentials, localRegion } from '../../../infra/local/credentials.ts'
import { startDynamoDb } from '../../../infra/local/dynamodb.ts'
import { TOKEN_LIFE } from '../../../shared/people/session.ts'
import type { Capability, Route } from '../../../shared/route.ts'
import { type OperationId, type Reply, routes } from '../../../shared/routes.ts'
import { memoryBucket } from '../../support/bucket.ts'
import { bearerOf, people as districtPeople, type PersonName, seedDistrict } from '../../support/district.ts'
import { testSealer } from '../../support/sealer.ts'
import { fakeChecker, fakeWechat } from '../../support/wechat.ts'
import { eventOf, type Given, type Handler, replyTo } from './event.ts'

export const TABLE_NAME = 'bench'
export const TOKEN_SECRET = 'a secret for the bench, of at least 32 characters'

/** Someone of the district, or whoever a session is of. */
export type Caller = PersonName | Bearer

export interface Backend {
  url: string
  /** The client that the handlers speak through, and one that they do not. */
  client: DynamoDBClient
  aside: DynamoDBClient
  table: Table
  /** What the handlers seal personal data with. */
  sealer: Sealer
  /** Calls an operation as a person; throws unless it succeeds. */
  call<O extends OperationId>(who: Caller, operation: O, given?: Given<O>): Promise<Reply<O>>
  stop(): Promise<void>
}

/** Credentials of the local stage, where the SDK looks for them. */
export function setCredentials(): void {
  process.env.AWS_ACCESS_KEY_ID = localCredentials.accessKeyId
  process.env.AWS_SECRET_ACCESS_KEY = localCredentials.secretAccessKey
}

/** `now`: what the handlers' clock says, in milliseconds; `stream`: whether the table has one. */
export async function startBackend(now: () => number, { stream = false } = {}): Promise<Backend> {
  setCredentials()
  const dynamodb = await startDynamoDb()
  const client = dynamoClient({ region: localRegion, endpoint: dynamodb.url })
  const aside = new DynamoDBClient({ region: localRegion, endpoint: dynamodb.url })
  // Without its stream, where nothing reads it, a large table fills in two thirds of the time.
  const { StreamSpecification, ...definition } = tableDefinition(TABLE_NAME)
  await aside.send(new CreateTableCommand(stream ? { ...definition, StreamSpecification } : definition))
  const table = connectTable({ tableName: TABLE_NAME, region: localRegion }, client)
  await seedDistrict(connectBatch({ tableName: TABLE_NAME, region: localRegion }, aside), now())

  const quiet = () => undefined
  const clock = { now }
  const sealer = testSealer(table, clock)
  const ports: TicketPorts & HouseholdPorts & PeoplePorts & HoursPorts & TeamPorts = {
    table,
    clock,
    random: (bytes) => randomBytes(bytes),
    log: console,
    photoUrls: async (key) => ({ url: key, thumbUrl: key }),
    sealer,
    wechat: fakeWechat,
    checker: fakeChecker(),
    bucket: memoryBucket(),
    objectUrl: async (key) => key,
    appOrigin: 'https://app.test',
    tokenSecret: TOKEN_SECRET,
  }
  const metrics = { addDimension: quiet, addMetric: quiet, publishStoredMetrics: quiet }
  const service = () => ({ ports, metrics, tokenSecret: TOKEN_SECRET })
  const handlers: Partial<Record<Capability, unknown>> = {
    tickets: serve('tickets', routes, tickets, service),
    people: serve('people', routes, people, service),
    households: serve('households', routes, households, service),
    areas: serve('areas', routes, areas, service),
    roles: serve('roles', routes, roles, service),
    audit: serve('audit', routes, audit, service),
    channels: serve('channels', routes, channels, service),
    help: serve('help', routes, help, service),
    hours: serve('hours', routes, hours, service),
    teams: serve('teams', routes, teams, service),
    wishes: serve('wishes', routes, wishes, service),
  }

  return {
    url: dynamodb.url,
    client,
    aside,
    table,
    sealer,
    async call<O extends OperationId>(who: Caller, operation: O, given: Given<O> = {}) {
      const { capability }: Route = routes[operation]
      const handler = handlers[capability]
      if (!handler) throw new Error(`The bench has no ${capability}`)
      const event = eventOf(operation, given, await tokenOf(who, now()), now())
      return (await replyTo(handler as Handler, event)) as Reply<O>
    },
    async stop() {
      client.destroy()
      aside.destroy()
      await dynamodb.stop()
    },
  }
}

const bearer = (who: Caller) => (typeof who === 'string' ? bearerOf(districtPeople[who].id) : who)
export const tokenOf = (who: Caller, now: number) => signToken(TOKEN_SECRET, bearer(who), 'api', now, TOKEN_LIFE)
