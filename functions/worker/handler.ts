/** The Lambda that does long work in slices: no request starts it but the table's stream, when there is more to do. */
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import { isOfLog, takeLog } from '../channels/take-log.ts'
import { livePorts } from '../http/live.ts'
import { takeUp } from '../imports/take-up.ts'
import type { WorkPorts } from '../imports/taker.ts'
import { connectBucket } from '../photos/bucket.ts'
import { connectBatch } from '../platform/batch.ts'
import { photoSettings, readConfig, tableSettings } from '../platform/config.ts'
import { liveSealer } from '../platform/seal/live.ts'
import { type Taker, takeInOrder } from './take.ts'

function makePorts(): WorkPorts {
  const config = readConfig({ ...tableSettings, ...photoSettings }, process.env)
  const { TABLE_NAME: tableName, AWS_REGION: region } = config
  const ports = livePorts('worker')
  return {
    ...ports,
    bucket: connectBucket({ bucket: config.PHOTO_BUCKET, region, endpoint: config.PHOTO_ENDPOINT }),
    batch: connectBatch({ tableName, region, endpoint: config.DYNAMODB_ENDPOINT }),
    sealer: liveSealer(ports),
  }
}
let ports: WorkPorts | undefined

const takers: readonly Taker<WorkPorts>[] = [
  { takes: isOfLog, take: takeLog },
  { takes: ({ dynamodb }) => dynamodb?.Keys?.sk?.S === 'IMPORT', take: takeUp },
]

export async function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  ports ??= makePorts()
  return takeInOrder(event.Records, takers, ports)
}
