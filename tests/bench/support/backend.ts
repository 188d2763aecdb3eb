/** The tickets' real handler on DynamoDB Local in memory, with the small district of the tests. */
import { randomBytes } from 'node:crypto'
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { serve } from '../../../functions/http/serve.ts'
import { signToken } from '../../../functions/http/token.ts'
import { connectTable, dynamoClient, type Table } from '../../../functions/platform/dynamo.ts'
import { tableDefinition } from '../../../functions/platform/table.ts'
import { operations } from '../../../functions/tickets/handler.ts'
import type { TicketPorts } from '../../../functions/tickets/ports.ts'
import { localCredentials, localRegion } from '../../../infra/local/credentials.ts'
import { startDynamoDb } from '../../../infra/local/dynamodb.ts'
import { TOKEN_LIFE } from '../../../shared/people/contract.ts'
import type { OperationId, Reply } from '../../../shared/routes.ts'
import { bearerOf, type PersonName, people, seedDistrict } from '../../support/district.ts'
import { eventOf, type Given, type Handler, replyTo } from './event.ts'

export const TABLE_NAME = 'bench'
export const TOKEN_SECRET = 'a secret for the bench, of at least 32 characters'

export interface Backend {
  url: string
  /** The client that the handler speaks through, and one that it does not. */
  client: DynamoDBClient
  aside: DynamoDBClient
  table: Table
  /** Calls an operation as a person; throws unless it succeeds. */
  call<O extends OperationId>(who: PersonName, operation: O, given?: Given<O>): Promise<Reply<O>>
  stop(): Promise<void>
}

/** Credentials of the local stage, where the SDK looks for them. */
export function setCredentials(): void {
  process.env.AWS_ACCESS_KEY_ID = localCredentials.accessKeyId
  process.env.AWS_SECRET_ACCESS_KEY = localCredentials.secretAccessKey
}

/** `now`: what the handler's clock says, in milliseconds. */
export async function startBackend(now: () => number): Promise<Backend> {
  setCredentials()
  const dynamodb = await startDynamoDb()
  const client = dynamoClient({ region: localRegion, endpoint: dynamodb.url })
  const aside = new DynamoDBClient({ region: localRegion, endpoint: dynamodb.url })
  // Without its stream, which nothing here reads, a large table fills in two thirds of the time.
  const { StreamSpecification: _, ...definition } = tableDefinition(TABLE_NAME)
  await aside.send(new CreateTableCommand(definition))
  const table = connectTable({ tableName: TABLE_NAME, region: localRegion }, client)
  await seedDistrict(table, now())

  const quiet = () => undefined
  const ports: TicketPorts = {
    table,
    clock: { now },
    random: (bytes) => randomBytes(bytes),
    log: console,
    photoUrls: async (key) => ({ url: key, thumbUrl: key }),
  }
  const metrics = { addDimension: quiet, addMetric: quiet, publishStoredMetrics: quiet }
  const handler = serve('tickets', operations, () => ({ ports, metrics, tokenSecret: TOKEN_SECRET }))

  return {
    url: dynamodb.url,
    client,
    aside,
    table,
    async call<O extends OperationId>(who: PersonName, operation: O, given: Given<O> = {}) {
      const event = eventOf(operation, given, await tokenOf(who, now()), now())
      return (await replyTo(handler as unknown as Handler, event)) as Reply<O>
    },
    async stop() {
      client.destroy()
      aside.destroy()
      await dynamodb.stop()
    },
  }
}

export const tokenOf = (who: PersonName, now: number) =>
  signToken(TOKEN_SECRET, bearerOf(people[who].id), 'api', now, TOKEN_LIFE)
