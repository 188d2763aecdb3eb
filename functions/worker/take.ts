/** What the worker is brought, each change to what takes its kind up; in order, up to the first that fails. */
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda'

type Take<P> = (records: readonly DynamoDBRecord[], ports: P) => Promise<DynamoDBBatchResponse>

export interface Taker<P> {
  takes(record: DynamoDBRecord): boolean
  take: Take<P>
}

/** Changes of one kind that follow one another are taken together. One that no taker takes is passed over. */
export async function takeInOrder<P>(
  records: readonly DynamoDBRecord[],
  takers: readonly Taker<P>[],
  ports: P,
): Promise<DynamoDBBatchResponse> {
  for (let from = 0; from < records.length; ) {
    const takerAt = (i: number) => {
      const record = records[i]
      return record && takers.find(({ takes }) => takes(record))
    }
    const taker = takerAt(from)
    let to = from + 1
    while (to < records.length && takerAt(to) === taker) to++
    const answer = await taker?.take(records.slice(from, to), ports)
    if (answer?.batchItemFailures.length) return answer
    from = to
  }
  return { batchItemFailures: [] }
}
