/** A new alert, or one more who pressed at its place, as the table's stream brings it to the worker: their contacts are told. */
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda'
import type { Log } from '../../platform/log.ts'
import { keys } from '../../platform/table.ts'
import { type ContactPorts, tellContacts } from './contacts.ts'

const FIRST = keys.entry({ pk: '' }, 1).sk

const WITNESS = keys.witness('', '').sk

/** The first entry of the timeline of an alert, or a witness of it. */
export function isOfAlert({ dynamodb }: DynamoDBRecord): boolean {
  const sk = dynamodb?.Keys?.sk?.S ?? ''
  return (dynamodb?.Keys?.pk?.S ?? '').startsWith('ALERT#') && (sk === FIRST || sk.startsWith(WITNESS))
}

/** In order, up to the first that fails; that one and all behind it come again. */
export async function takeAlerts(
  records: readonly DynamoDBRecord[],
  ports: ContactPorts & { log: Log },
): Promise<DynamoDBBatchResponse> {
  for (const { dynamodb } of records) {
    const id = (dynamodb?.Keys?.pk?.S ?? '').slice('ALERT#'.length)
    try {
      const sk = dynamodb?.Keys?.sk?.S ?? ''
      await tellContacts(ports, id, sk.startsWith(WITNESS) ? sk.slice(WITNESS.length) : undefined)
    } catch (error) {
      ports.log.error('The contacts of an alert could not be told', { id, error: String(error) })
      return { batchItemFailures: [{ itemIdentifier: dynamodb?.SequenceNumber ?? '' }] }
    }
  }
  return { batchItemFailures: [] }
}
