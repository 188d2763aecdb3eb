/** A record of the stream as a function gets it: times in epoch seconds, bytes in base64. */
import type { AttributeValue as Read, _Record as StreamRecord } from '@aws-sdk/client-dynamodb-streams'
import type { DynamoDBRecord, AttributeValue as Given } from 'aws-lambda'

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

export function asLambdaRecord(record: StreamRecord, stream: string): DynamoDBRecord {
  const { eventID, eventName, awsRegion, dynamodb, userIdentity } = record
  return {
    ...(eventID ? { eventID } : {}),
    ...(eventName ? { eventName } : {}),
    ...(awsRegion ? { awsRegion } : {}),
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    eventSourceARN: stream,
    ...(userIdentity ? { userIdentity: { type: userIdentity.Type, principalId: userIdentity.PrincipalId } } : {}),
    dynamodb: {
      ...(dynamodb?.ApproximateCreationDateTime
        ? { ApproximateCreationDateTime: Math.floor(dynamodb.ApproximateCreationDateTime.getTime() / 1000) }
        : {}),
      ...(dynamodb?.Keys ? { Keys: asLambdaItem(dynamodb.Keys) } : {}),
      ...(dynamodb?.NewImage ? { NewImage: asLambdaItem(dynamodb.NewImage) } : {}),
      ...(dynamodb?.OldImage ? { OldImage: asLambdaItem(dynamodb.OldImage) } : {}),
      ...(dynamodb?.SequenceNumber ? { SequenceNumber: dynamodb.SequenceNumber } : {}),
      ...(dynamodb?.SizeBytes ? { SizeBytes: dynamodb.SizeBytes } : {}),
      ...(dynamodb?.StreamViewType ? { StreamViewType: dynamodb.StreamViewType } : {}),
    },
  }
}

const asLambdaItem = (item: Record<string, Read>): Record<string, Given> =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, asLambdaValue(value)]))

function asLambdaValue(value: Read): Given {
  if (value.S !== undefined) return { S: value.S }
  if (value.N !== undefined) return { N: value.N }
  if (value.BOOL !== undefined) return { BOOL: value.BOOL }
  if (value.NULL !== undefined) return { NULL: value.NULL }
  if (value.SS !== undefined) return { SS: value.SS }
  if (value.NS !== undefined) return { NS: value.NS }
  if (value.B !== undefined) return { B: base64(value.B) }
  if (value.BS !== undefined) return { BS: value.BS.map(base64) }
  if (value.L !== undefined) return { L: value.L.map(asLambdaValue) }
  if (value.M !== undefined) return { M: asLambdaItem(value.M) }
  throw new Error(`An attribute value of an unknown kind: ${Object.keys(value).join(', ')}`)
}
