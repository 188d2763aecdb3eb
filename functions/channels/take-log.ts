/** What the worker does as something is said in a channel: makes it findable, and sees to calls. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda'
import type { Ports } from '../http/operation.ts'
import type { Batch } from '../platform/batch.ts'
import { indexWords } from './index-words.ts'
import { parseEvent, type Row } from './log.ts'
import { takeCalls } from './take-calls.ts'

export interface LogPorts extends Ports {
  batch: Pick<Batch, 'put'>
}

/** Whether a change is one of a channel's log, or of a thread's. */
export const isOfLog = ({ dynamodb }: DynamoDBRecord): boolean =>
  /^(CHANNEL|THREAD)#\S+ LOG#/.test(`${dynamodb?.Keys?.pk?.S} ${dynamodb?.Keys?.sk?.S}`)

/** In order, up to the first record that fails; that one and all behind it come again. */
export async function takeLog(records: readonly DynamoDBRecord[], ports: LogPorts): Promise<DynamoDBBatchResponse> {
  for (const { dynamodb } of records) {
    try {
      await takeOne(rowOf(dynamodb?.OldImage), rowOf(dynamodb?.NewImage), ports)
    } catch (error) {
      const { pk, sk } = dynamodb?.Keys ?? {}
      ports.log.error('What was said could not be taken up', { pk: pk?.S, sk: sk?.S, error: String(error) })
      return { batchItemFailures: [{ itemIdentifier: dynamodb?.SequenceNumber ?? '' }] }
    }
  }
  return { batchItemFailures: [] }
}

async function takeOne(before: Row | undefined, row: Row | undefined, ports: LogPorts): Promise<void> {
  if (!row || (row.text === before?.text && row.channel === before.channel)) return
  await indexWords(ports.batch, row)
  // What a building took along called whom it called long ago.
  if (!before && !row.carried) await takeCalls(ports, row)
}

// Lambda's types and the SDK's name the same wire format; an image has no other.
const isImage = (image: object | undefined): image is Record<string, AttributeValue> => image !== undefined

/** The row of a post; that one changed is a row too, and no more than that. */
function rowOf(image: object | undefined): Row | undefined {
  const said = isImage(image) ? parseEvent(unmarshall(image)) : undefined
  return said?.what === 'posted' ? said : undefined
}
