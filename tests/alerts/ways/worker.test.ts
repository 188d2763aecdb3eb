import { marshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import { expect, it } from 'vitest'
import { isOfAlert, takeAlerts } from '../../../functions/alerts/ways/take-alerts.ts'
import type { Table } from '../../../functions/platform/dynamo.ts'
import { keys } from '../../../functions/platform/table.ts'
import { wakes } from '../../../infra/stream-filters.ts'

const alert = keys.alert(`alr_${'0'.repeat(26)}`)
const put = ({ pk, sk }: { pk: string; sk: string }) =>
  ({
    eventName: 'INSERT',
    dynamodb: { SequenceNumber: sk, Keys: marshall({ pk, sk }) },
  }) as unknown as DynamoDBRecord

it('the first entry of an alert, and whoever presses at its place, wakes the worker for their contacts; nothing else does', () => {
  const [first, second] = [put(keys.entry(alert, 1)), put(keys.entry(alert, 2))]
  const witness = put(keys.witness(`alr_${'0'.repeat(26)}`, 'per_1'))
  expect([wakes('worker', witness), isOfAlert(witness)]).toEqual([true, true])
  expect([wakes('worker', first), isOfAlert(first)]).toEqual([true, true])
  expect([wakes('worker', second), isOfAlert(second)]).toEqual([false, false])
  expect(isOfAlert(put(keys.entry(keys.ticket('tkt_1'), 1)))).toBe(false)
})

it('a record whose contacts could not be told comes again, and with it all behind it', async () => {
  const broken: Table = {
    read: () => Promise.reject(new Error('the table is down')),
    query: () => Promise.reject(new Error('not asked')),
    write: () => Promise.reject(new Error('not asked')),
  }
  const said: unknown[] = []
  const log = { info: () => undefined, warn: () => undefined, error: (...words: unknown[]) => said.push(words) }
  const sealer = { seal: async () => '', open: async () => '', index: async () => '' }
  const ports = { table: broken, clock: { now: () => 0 }, sealer, log: log as never }
  const records = [put(keys.entry(alert, 1)), put(keys.entry(alert, 1))]
  const answer = await takeAlerts(records, ports)
  expect(answer.batchItemFailures).toEqual([{ itemIdentifier: 'ENTRY#000001' }])
  expect(said).toHaveLength(1)
})
