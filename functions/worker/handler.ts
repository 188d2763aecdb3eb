/** The Lambda that does long work in slices: no request starts it but the table's stream, when there is more to do. */
import { MetricUnit } from '@aws-lambda-powertools/metrics'
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import { isOfAlert, takeAlerts } from '../alerts/ways/take-alerts.ts'
import { isOfLog, takeLog } from '../channels/take-log.ts'
import { isOfHours, takeHours } from '../hours/take-hours.ts'
import { livePorts } from '../http/live.ts'
import { takeUp } from '../imports/take-up.ts'
import type { WorkPorts as ImportPorts } from '../imports/taker.ts'
import { isOfIncidents, takeGrouped } from '../incidents/take-grouped.ts'
import { liveTemplateIds } from '../messages/live.ts'
import type { TellPorts } from '../messages/tell.ts'
import type { DeliveryPorts } from '../notices/delivery/ports.ts'
import { isOfDelivery, takeDeliveries } from '../notices/delivery/take-up.ts'
import { connectBucket } from '../photos/bucket.ts'
import { connectBatch } from '../platform/batch.ts'
import { photoSettings, readConfig, socketEndpointSettings, tableSettings } from '../platform/config.ts'
import { metricsOf } from '../platform/log.ts'
import { liveSealer } from '../platform/seal/live.ts'
import { connectLine } from '../relay/line.ts'
import { liveMessenger } from '../wechat/live.ts'
import { type Taker, takeInOrder } from './take.ts'
import { isOfNews, takeNews } from './take-news.ts'

type WorkPorts = ImportPorts & DeliveryPorts & TellPorts

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
const metrics = metricsOf('worker')

function makePorts(): WorkPorts {
  const config = readConfig({ ...tableSettings, ...photoSettings, ...socketEndpointSettings }, process.env)
  const { TABLE_NAME: tableName, AWS_REGION: region } = config
  const ports = livePorts('worker')
  return {
    ...ports,
    bucket: connectBucket({ bucket: config.PHOTO_BUCKET, region, endpoint: config.PHOTO_ENDPOINT }),
    batch: connectBatch({ tableName, region, endpoint: config.DYNAMODB_ENDPOINT }),
    sealer: liveSealer(ports),
    line: connectLine(config.SOCKET_ENDPOINT, region),
    unreached: () => metrics.addMetric('unreached', MetricUnit.Count, 1),
    messenger: liveMessenger(ports.clock),
    templateIds: liveTemplateIds(),
    pause: wait,
    notTaken: () => metrics.addMetric('notTaken', MetricUnit.Count, 1),
  }
}
let ports: WorkPorts | undefined

/** What they take, infra/stream-filters.ts lets through. */
export const takers: readonly Taker<WorkPorts>[] = [
  { takes: isOfLog, take: takeLog },
  { takes: ({ dynamodb }) => dynamodb?.Keys?.sk?.S === 'IMPORT', take: takeUp },
  { takes: isOfDelivery, take: takeDeliveries },
  { takes: isOfNews, take: takeNews },
  { takes: isOfIncidents, take: takeGrouped },
  { takes: isOfAlert, take: takeAlerts },
  { takes: isOfHours, take: takeHours },
]

export async function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  ports ??= makePorts()
  const answer = await takeInOrder(event.Records, takers, ports)
  metrics.publishStoredMetrics()
  return answer
}
