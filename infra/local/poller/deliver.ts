/** Bringing one batch to the function, in order, until each of its records was taken or given up. */
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'

export interface Delivery {
  handle: (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse | undefined>
  onFailure: (record: DynamoDBRecord, why: string) => void | Promise<void>
  /** Told after each record that needs no more work, with its sequence number. */
  keep: (sequence: string) => void
  tries: number
  wait: (milliseconds: number) => Promise<unknown>
  signal: AbortSignal
}

const FIRST_WAIT = 100
const LONGEST_WAIT = 5000

/**
 * A partial failure is tried again from its first failed record. A batch that throws is halved, so that one poisoned
 * record is found and does not take its neighbours with it (`bisectBatchOnFunctionError`). Stops between tries when
 * the signal says so; what was not kept comes again.
 */
export async function deliver(batch: readonly DynamoDBRecord[], delivery: Delivery): Promise<void> {
  const { handle, onFailure, keep, tries, wait, signal } = delivery
  let from = 0
  let size = batch.length
  let failures = 0
  while (from < batch.length && !signal.aborted) {
    const Records = batch.slice(from, from + size)
    const outcome = await attempt(handle, Records)
    if (outcome.taken > 0) {
      from += outcome.taken
      failures = 0
      keep(sequenceOf(batch[from - 1]))
    }
    if (outcome.failed === undefined) {
      size = batch.length
      continue
    }
    // It may have failed because we stop, and comes again.
    if (signal.aborted) return
    if (outcome.whole && Records.length > 1) {
      size = Math.floor(Records.length / 2)
      continue
    }
    failures++
    const record = batch[from]
    if (failures < tries || !record) {
      await wait(Math.min(FIRST_WAIT * 2 ** (failures - 1), LONGEST_WAIT))
      continue
    }
    await onFailure(record, outcome.failed)
    keep(sequenceOf(record))
    from++
    failures = 0
    size = batch.length
  }
}

/** How many of the records, from the first on, were taken; why the next one was not; whether all failed as one. */
interface Outcome {
  taken: number
  failed?: string
  whole?: boolean
}

async function attempt(handle: Delivery['handle'], Records: DynamoDBRecord[]): Promise<Outcome> {
  try {
    const answer = await handle({ Records })
    const failed = (answer?.batchItemFailures ?? []).map((failure) => failure.itemIdentifier)
    if (failed.length === 0) return { taken: Records.length }
    const places = failed.map((id) => Records.findIndex((record) => sequenceOf(record) === id))
    // As Lambda has it, an identifier that is not in the batch fails the whole of it.
    if (places.includes(-1)) return { taken: 0, failed: `no such record: ${failed.join(', ')}`, whole: true }
    return { taken: Math.min(...places), failed: 'named in batchItemFailures' }
  } catch (error) {
    return { taken: 0, failed: error instanceof Error ? error.message : String(error), whole: true }
  }
}

function sequenceOf(record: DynamoDBRecord | undefined): string {
  const sequence = record?.dynamodb?.SequenceNumber
  if (!sequence) throw new Error('A stream record without a sequence number')
  return sequence
}
