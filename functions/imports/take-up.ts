/** Imports are taken up as the table's stream tells of a new turn of theirs. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda'
import * as z from 'zod/mini'
import type { Item } from '../platform/dynamo.ts'
import type { WorkPorts } from './taker.ts'
import { PACE, work } from './work.ts'

/** In order, up to the first record that fails; that one and all behind it come again. The slices share the time of one. */
export async function takeUp(
  records: readonly DynamoDBRecord[],
  ports: WorkPorts,
  pace = PACE,
): Promise<DynamoDBBatchResponse> {
  const turns = records.flatMap((record) => {
    const turn = turnOf(record)
    return turn ? [{ ...turn, sequence: record.dynamodb?.SequenceNumber ?? '' }] : []
  })
  for (const { id, turn, sequence } of turns) {
    try {
      await work(ports, id, turn, { ...pace, slice: pace.slice / turns.length })
    } catch (error) {
      ports.log.error('An import could not be worked on', { id, error: String(error) })
      return { batchItemFailures: [{ itemIdentifier: sequence }] }
    }
  }
  return { batchItemFailures: [] }
}

const isImage = (image: object | undefined): image is Record<string, AttributeValue> => image !== undefined
const itemOf = (image: object | undefined): Item | undefined => (isImage(image) ? unmarshall(image) : undefined)

const known = z.object({ id: z.string(), turn: z.int() })

/** The turn that an import came to by this change, if it is one. How far it is, is saved without a new turn. */
function turnOf({ dynamodb }: DynamoDBRecord): { id: string; turn: number } | undefined {
  const after = itemOf(dynamodb?.NewImage)
  if (after?.sk !== 'IMPORT' || !String(after.pk).startsWith('IMPORT#')) return undefined
  const { id, turn } = z.parse(known, after)
  return itemOf(dynamodb?.OldImage)?.turn === turn ? undefined : { id, turn }
}
