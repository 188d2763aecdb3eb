/** A new alert, as the table's stream brings it to the worker: the contacts of who raised it are told. */
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda'
import type { Log } from '../../platform/log.ts'
import { keys } from '../../platform/table.ts'
import { type ContactPorts, tellContacts } from './contacts.ts'

const FIRST = keys.entry({ pk: '' }, 1).sk

/** The first entry of the timeline of an alert. */
export function isOfAlert({ dynamodb }: DynamoDBRecord): boolean {
  return (dynamodb?.Keys?.pk?.S ?? '').startsWith('ALERT#') && dynamodb?.Keys?.sk?.S === FIRST
}

/** In order, up to the first that fails; that one and all behind it come again. */
export async function takeAlerts(
  records: readonly DynamoDBRecord[],
  ports: ContactPorts & { log: Log },
): Promise<DynamoDBBatchResponse> {
  for (const { dynamodb } of records) {
    const id = (dynamodb?.Keys?.pk?.S ?? '').slice('ALERT#'.length)
    try {
      await tellContacts(ports, id)
    } catch (error) {
      ports.log.error('The contacts of an alert could not be told', { id, error: String(error) })
      return { batchItemFailures: [{ itemIdentifier: dynamodb?.SequenceNumber ?? '' }] }
    }
  }
  return { batchItemFailures: [] }
}
