/**
 * The relay: what was committed becomes frames, and what was taken away ends sockets. It starts from the table's stream,
 * so nothing committed is missed; it may run twice for one record, which both survive.
 */

import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda'
import * as z from 'zod/mini'
import type { Frame } from '../../shared/sockets/contract.ts'
import { caseEntry } from '../cases/case.ts'
import type { Ports } from '../http/operation.ts'
import type { Item } from '../platform/dynamo.ts'
import { topics } from '../platform/table.ts'
import { forgetGone, listenersOf, socketsOf } from '../sockets/store.ts'
import { frameOf, topicsOf } from './frames.ts'
import type { Line } from './line.ts'
import { type Change, consequenceOf } from './rights.ts'

export interface RelayPorts extends Ports {
  line: Line
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
      await relayOne(changeOf(record), ports)
    } catch (error) {
      ports.log.error('A record could not be relayed', { sequence, error: String(error) })
      return { batchItemFailures: [{ itemIdentifier: sequence }] }
    }
  }
  return { batchItemFailures: [] }
}

// Lambda's types and the SDK's name the same wire format; an image has no other.
const isImage = (image: object | undefined): image is Record<string, AttributeValue> => image !== undefined
const itemOf = (image: object | undefined): Item | undefined => (isImage(image) ? unmarshall(image) : undefined)

const changeOf = ({ dynamodb }: DynamoDBRecord): Change => ({
  before: itemOf(dynamodb?.OldImage),
  after: itemOf(dynamodb?.NewImage),
})

const CASE_ENTRY = /^(TICKET|JOIN|REQUEST)#\S+ ENTRY#/

async function relayOne(change: Change, ports: RelayPorts): Promise<void> {
  const { before, after } = change
  if (!before && after && CASE_ENTRY.test(`${after.pk} ${after.sk}`)) {
    const entry = z.parse(caseEntry, after)
    return tell(topicsOf(entry), frameOf(entry), ports)
  }
  const consequence = consequenceOf(change)
  switch (consequence?.kind) {
    case 'told':
      return tell([topics.person(consequence.person)], { type: 'meChanged' }, ports)
    case 'closed':
      return close(await socketsOf(ports.table, consequence.person, consequence.session), ports)
    case undefined:
      return
  }
}

async function tell(wanted: string[], frame: Frame, ports: RelayPorts): Promise<void> {
  const sockets = await listenersOf(ports.table, wanted, ports.clock.now())
  const data = JSON.stringify(frame)
  await Promise.all([...sockets].map((socket) => reach(socket, () => ports.line.post(socket, data), ports)))
}

/** A socket that can't be closed is tried again with its record: what it listened to is no longer for its person. */
async function close(sockets: readonly string[], { line, table, clock }: RelayPorts): Promise<void> {
  for (const socket of sockets) {
    if ((await line.close(socket)) === 'gone') await forgetGone(table, socket, clock.now())
  }
}

async function reach(
  socket: string,
  send: () => Promise<string>,
  { table, clock, log, unreached }: RelayPorts,
): Promise<void> {
  try {
    if ((await send()) === 'gone') await forgetGone(table, socket, clock.now())
  } catch (error) {
    unreached()
    log.warn('A socket could not be reached', { error: String(error) })
  }
}
