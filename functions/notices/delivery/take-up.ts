/** Deliveries are taken up as the table's stream tells of a new turn of theirs, or of a chunk's. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda'
import * as z from 'zod/mini'
import type { Item } from '../../platform/dynamo.ts'
import { planSlice } from './plan.ts'
import { type DeliveryPorts, PACE } from './ports.ts'
import { workChunk } from './work-chunk.ts'

export const isOfDelivery = ({ dynamodb }: DynamoDBRecord): boolean =>
  dynamodb?.Keys?.sk?.S === 'DELIVERY' && (dynamodb.Keys.pk?.S ?? '').startsWith('DELIVERY#')

/** In order, up to the first that fails; that one and all behind it come again. The slices share the time of one. */
export async function takeDeliveries(
  records: readonly DynamoDBRecord[],
  ports: DeliveryPorts,
  pace = PACE,
): Promise<DynamoDBBatchResponse> {
  const turns = records.flatMap((record) => {
    const turn = turnOf(record)
    return turn ? [{ ...turn, sequence: record.dynamodb?.SequenceNumber ?? '' }] : []
  })
  for (const { id, area, turn, sequence } of turns) {
    const own = { ...pace, slice: pace.slice / turns.length }
    try {
      if (area === undefined) await planSlice(ports, id, turn, own)
      else await workChunk(ports, { id, area, turn }, own)
    } catch (error) {
      ports.log.error('A delivery could not be worked on', { id, area, error: String(error) })
      return { batchItemFailures: [{ itemIdentifier: sequence }] }
    }
  }
  return { batchItemFailures: [] }
}

const isImage = (image: object | undefined): image is Record<string, AttributeValue> => image !== undefined
const itemOf = (image: object | undefined): Item | undefined => (isImage(image) ? unmarshall(image) : undefined)

const known = z.object({ pk: z.string(), turn: z.int() })

/** The turn that a delivery or a chunk of it came to by this change, if it is one. How far it is, is saved without a new turn. */
function turnOf({ dynamodb }: DynamoDBRecord): { id: string; area: string | undefined; turn: number } | undefined {
  const after = itemOf(dynamodb?.NewImage)
  if (!after) return undefined
  const { pk, turn } = z.parse(known, after)
  if (itemOf(dynamodb?.OldImage)?.turn === turn) return undefined
  const [, id = '', area] = pk.split('#')
  return { id, area, turn }
}
