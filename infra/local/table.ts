/** The table, made where there is none: on DynamoDB Local, from the one definition. */
import {
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb'
import { TTL_ATTRIBUTE, tableDefinition } from '../../functions/platform/table.ts'

/** Makes the table with its time-to-live, or leaves the one that is there. Resolves once it can be used; gives the ARN of its stream. */
export async function createTable(client: DynamoDBClient, name: string): Promise<string> {
  try {
    await client.send(new CreateTableCommand(tableDefinition(name)))
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error
  }
  await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 1 }, { TableName: name })
  const described = await client.send(new DescribeTimeToLiveCommand({ TableName: name }))
  if (described.TimeToLiveDescription?.TimeToLiveStatus === 'DISABLED') {
    const TimeToLiveSpecification = { AttributeName: TTL_ATTRIBUTE, Enabled: true }
    await client.send(new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification }))
  }
  return streamOf(client, name)
}

/** The ARN of the table's stream. */
export async function streamOf(client: DynamoDBClient, name: string): Promise<string> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: name }))
  if (!Table?.LatestStreamArn) throw new Error(`The table ${name} has no stream`)
  return Table.LatestStreamArn
}
