/**
 * The relay: what was committed becomes frames. It starts from the table's stream, so nothing committed is missed; it
 * may run twice for one record, which a frame survives, since it is a hint with a version.
 */

import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda'
import type { Ports } from '../http/operation.ts'
import { forgetGone, listenersOf } from '../sockets/store.ts'
import { parseEntry, type StoredEntry } from '../tickets/store.ts'
import { frameOf, topicsOf } from './frames.ts'
import type { Post } from './post.ts'

export interface RelayPorts extends Ports {
  post: Post
  /** Told of each post that failed though the socket is not known to be gone; an alarm watches the count. */
  unreached(): void
}

/**
 * In order, up to the first record that fails; that one and all behind it come again. Sockets that are gone are
 * forgotten and fail nothing.
 */
export async function relay(records: readonly DynamoDBRecord[], ports: RelayPorts): Promise<DynamoDBBatchResponse> {
  for (const record of records) {
    const sequence = record.dynamodb?.SequenceNumber ?? ''
    try {
      const entry = entryOf(record)
      if (entry) await tell(entry, ports)
    } catch (error) {
      ports.log.error('A record could not be relayed', { sequence, error: String(error) })
      return { batchItemFailures: [{ itemIdentifier: sequence }] }
    }
  }
  return { batchItemFailures: [] }
}

// Lambda's types and the SDK's name the same wire format; an image has no other.
const isImage = (image: object | undefined): image is Record<string, AttributeValue> => image !== undefined

/** The timeline entry that a record put into the table, if that is what it did. */
function entryOf(record: DynamoDBRecord): StoredEntry | undefined {
  const image = record.dynamodb?.NewImage
  if (record.eventName !== 'INSERT' || !isImage(image)) return undefined
  const item = unmarshall(image)
  const isEntry = String(item.pk).startsWith('TICKET#') && String(item.sk).startsWith('ENTRY#')
  return isEntry ? parseEntry(item) : undefined
}

async function tell(entry: StoredEntry, ports: RelayPorts): Promise<void> {
  const sockets = await listenersOf(ports.table, topicsOf(entry), ports.clock.now())
  const data = JSON.stringify(frameOf(entry))
  await Promise.all([...sockets].map((socket) => tellOne(socket, data, ports)))
}

async function tellOne(
  socket: string,
  data: string,
  { post, table, clock, log, unreached }: RelayPorts,
): Promise<void> {
  try {
    if ((await post(socket, data)) === 'gone') await forgetGone(table, socket, clock.now())
  } catch (error) {
    unreached()
    log.warn('A socket could not be reached', { error: String(error) })
  }
}
