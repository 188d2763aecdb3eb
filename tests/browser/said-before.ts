/** Who talks in two stories may have said in the first all that one may say in a minute: the second begins with nothing said. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { inject } from 'vitest'
import { limitsOf } from '../../functions/channels/slow.ts'
import { systemClock } from '../../functions/platform/clock.ts'
import { connectTable } from '../../functions/platform/dynamo.ts'
import { attemptsAt } from '../../functions/platform/limit.ts'
import { localCredentials, localRegion } from '../../infra/local/credentials.ts'
import { localTable } from '../../infra/local/environment.ts'

/** Forgets how much each demo person has said in this minute. Instead of waiting for the next. */
export async function forgetSaid(): Promise<void> {
  const { api, dynamodb } = inject('product')
  const answer = await fetch(`${api}/demo/people`)
  const { items } = (await answer.json()) as { items: { id: string }[] }
  const client = new DynamoDBClient({ endpoint: dynamodb, region: localRegion, credentials: localCredentials })
  const table = connectTable({ tableName: localTable, region: localRegion }, client)
  const now = systemClock.now()
  const counted = items.flatMap(({ id }) => limitsOf(id, undefined, now).map((limit) => attemptsAt(limit, now)))
  await table.write(counted.map((key) => ({ remove: key })))
  client.destroy()
}
