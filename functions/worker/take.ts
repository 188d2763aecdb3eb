/** What the worker is brought, each change to what takes its kind up; in order, up to the first that fails. */
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda'

type Take<P> = (records: readonly DynamoDBRecord[], ports: P) => Promise<DynamoDBBatchResponse>

export interface Taker<P> {
  takes(record: DynamoDBRecord): boolean
  take: Take<P>
}

/**
 * Changes of one kind that follow one another are taken together, by one taker after the other where several take their kind: each
 * takes them again when a later one failed. One that no taker takes is passed over.
 */
export async function takeInOrder<P>(
  records: readonly DynamoDBRecord[],
  takers: readonly Taker<P>[],
  ports: P,
): Promise<DynamoDBBatchResponse> {
  const takersOf = (record: DynamoDBRecord) => takers.filter(({ takes }) => takes(record))
  for (let from = 0; from < records.length; ) {
    const first = records[from]
    const own = first ? takersOf(first) : []
    let to = from + 1
    for (let next = records[to]; next && same(takersOf(next), own); next = records[to]) to++
    for (const taker of own) {
      const answer = await taker.take(records.slice(from, to), ports)
      if (answer.batchItemFailures.length) return answer
    }
    from = to
  }
  return { batchItemFailures: [] }
}

const same = <T>(some: readonly T[], others: readonly T[]): boolean =>
  some.length === others.length && some.every((each, i) => each === others[i])
