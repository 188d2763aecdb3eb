/** What the stream brings about incidents: an alert was raised, an area was switched, a roll call begins. */
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda'
import { alertsOf } from '../alerts/listed.ts'
import type { Ports } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import type { TellPorts } from '../relay/tell.ts'
import { groupOpen, groupRaised } from './grouping.ts'
import { announceRoll } from './rolls/announce-roll.ts'

type GroupPorts = Ports & TellPorts

const FIRST_ENTRY = 'ENTRY#000001'
const idIn = (pk: string) => pk.slice(pk.indexOf('#') + 1)

const keyOf = ({ dynamodb }: DynamoDBRecord) => ({ pk: dynamodb?.Keys?.pk?.S ?? '', sk: dynamodb?.Keys?.sk?.S ?? '' })

export function isOfIncidents(record: DynamoDBRecord): boolean {
  const { pk, sk } = keyOf(record)
  if (pk.startsWith('ALERT#') || pk.startsWith('INCIDENT#')) return sk === FIRST_ENTRY
  return pk.startsWith('ROLL#') && sk === 'ROLL' && record.eventName === 'INSERT'
}

/** In order, up to the first that fails; that one and all behind it come again, which does no harm. */
export async function takeGrouped(
  records: readonly DynamoDBRecord[],
  ports: GroupPorts,
): Promise<DynamoDBBatchResponse> {
  for (const record of records) {
    const { pk } = keyOf(record)
    try {
      await takeOne(pk, ports)
    } catch (error) {
      ports.log.error('An alert could not be grouped, or a roll call not announced', { pk, error: String(error) })
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] }
    }
  }
  return { batchItemFailures: [] }
}

async function takeOne(pk: string, ports: GroupPorts): Promise<void> {
  const { table } = ports
  if (pk.startsWith('ALERT#')) {
    const [alert] = await alertsOf(table, [idIn(pk)])
    if (alert) await groupRaised(ports, alert)
  } else if (pk.startsWith('INCIDENT#')) {
    const [item] = await table.read([keys.incident(idIn(pk))])
    await groupOpen(ports, item)
  } else {
    const [item] = await table.read([keys.roll(idIn(pk))])
    await announceRoll(ports, item)
  }
}
