/** What the stream brings about hours: a balance moved, so the rankings that its person stands in do. */
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda'
import type { Ports } from '../http/operation.ts'
import { exists } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { parseRanked, rankWrite } from './rank.ts'

const keyOf = ({ dynamodb }: DynamoDBRecord) => ({ pk: dynamodb?.Keys?.pk?.S ?? '', sk: dynamodb?.Keys?.sk?.S ?? '' })

export function isOfHours(record: DynamoDBRecord): boolean {
  const { pk, sk } = keyOf(record)
  return pk.startsWith('HOURS#per_') && sk === 'BALANCE'
}

const SERVED = /^served_(\d{4})(\d{2})$/

/** The months in which the balance says something else than before. */
function monthsIn({ dynamodb }: DynamoDBRecord): string[] {
  const { NewImage = {}, OldImage = {} } = dynamodb ?? {}
  return Object.entries(NewImage).flatMap(([name, value]) => {
    const [, year, number] = SERVED.exec(name) ?? []
    return year && OldImage[name]?.N !== value.N ? [`${year}-${number}`] : []
  })
}

/** In order, up to the first that fails; that one and all behind it come again, which does no harm: what is written is what the balance says then. */
export async function takeHours(records: readonly DynamoDBRecord[], ports: Ports): Promise<DynamoDBBatchResponse> {
  for (const record of records) {
    const person = keyOf(record).pk.slice('HOURS#'.length)
    try {
      await rank(ports, person, monthsIn(record))
    } catch (error) {
      ports.log.error('A ranking could not be brought up to date', { person, error: String(error) })
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] }
    }
  }
  return { batchItemFailures: [] }
}

/** Who leaves the rankings meanwhile is not put back into one. */
async function rank({ table }: Ports, person: string, months: readonly string[]): Promise<void> {
  if (!months.length) return
  const [item, balance] = await table.read([keys.ranked(person), keys.balance(person)])
  const ranked = parseRanked(item)
  const wanted = ranked ? months.filter((month) => month >= ranked.since) : []
  if (!ranked || !wanted.length) return
  await table.write([
    { check: keys.ranked(person), when: exists },
    ...wanted.map((month) => rankWrite(person, ranked, month, balance)),
  ])
}
