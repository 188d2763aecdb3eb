/**
 * DynamoDB Local reads expressions by a parser that several requests must not be the first to use at once: some are then refused as
 * invalid (“Index … out of bounds”). So each kind of expression is used once before anybody else comes.
 */
import {
  CreateTableCommand,
  DeleteTableCommand,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  ResourceInUseException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb'

const TableName = 'warming-up'
const Key = { pk: { S: 'a' } }
const names = { '#pk': 'pk', '#said': 'said' }

export async function warmUp(client: DynamoDBClient): Promise<void> {
  try {
    await client.send(
      new CreateTableCommand({
        TableName,
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        BillingMode: 'PAY_PER_REQUEST',
      }),
    )
  } catch (error) {
    // Whoever began with it before was killed before it was over.
    if (!(error instanceof ResourceInUseException)) throw error
  }
  await client.send(new PutItemCommand({ TableName, Item: Key, ConditionExpression: 'attribute_not_exists(nothing)' }))
  const Update = {
    TableName,
    Key,
    UpdateExpression: 'SET #said = :said',
    ConditionExpression: 'attribute_exists(#pk)',
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: { ':said': { S: 'b' } },
  }
  await client.send(new TransactWriteItemsCommand({ TransactItems: [{ Update }] }))
  await client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: '#pk = :pk',
      FilterExpression: '#said = :said',
      ProjectionExpression: '#pk, #said',
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: { ':pk': { S: 'a' }, ':said': { S: 'b' } },
    }),
  )
  await client.send(new DeleteTableCommand({ TableName }))
}
