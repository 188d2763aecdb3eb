import { MetricUnit } from '@aws-lambda-powertools/metrics'
import type { Context } from 'aws-lambda'
import { beginGapRounds } from '../duty/gaps/look-at-gaps.ts'
import { livePorts } from '../http/live.ts'
import { connectBucket } from '../photos/bucket.ts'
import { photoUrls } from '../photos/urls.ts'
import { photoSettings, readConfig, tableSettings } from '../platform/config.ts'
import { metricsOf } from '../platform/log.ts'
import { liveChecker } from '../wechat/live.ts'
import { resting } from '../wechat/resting.ts'
import { type Swept, sweep } from './sweep.ts'

/** Within its minute the sweep walks every few seconds, and stops while there is time to end well. */
const EVERY = 5_000
const LAST_START = 50_000

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

function makePorts() {
  const config = readConfig({ ...tableSettings, ...photoSettings }, process.env)
  const at = { bucket: config.PHOTO_BUCKET, region: config.AWS_REGION, endpoint: config.PHOTO_ENDPOINT }
  const ports = livePorts('sweep')
  const { clock } = ports
  const checker = resting(liveChecker(clock), clock)
  const more = { bucket: connectBucket(at), photoUrls: photoUrls({ ...at, clock }), checker }
  return { ports: { ...ports, ...more }, metrics: metricsOf('sweep') }
}
let made: ReturnType<typeof makePorts> | undefined

export async function handler(_event: unknown, context?: Pick<Context, 'getRemainingTimeInMillis'>): Promise<void> {
  made ??= makePorts()
  const { ports, metrics } = made
  const started = ports.clock.now()
  await beginGapRounds(ports)
  for (let next = started; ; next += EVERY) {
    await wait(Math.max(0, next - ports.clock.now()))
    const swept: Swept = await sweep(ports)
    metrics.addMetric('due', MetricUnit.Count, swept.due)
    metrics.addMetric('moved', MetricUnit.Count, swept.moved)
    metrics.addMetric('failed', MetricUnit.Count, swept.failed)
    metrics.publishStoredMetrics()
    const left = context?.getRemainingTimeInMillis() ?? LAST_START
    if (ports.clock.now() - started + EVERY > LAST_START || left < EVERY * 2) return
  }
}
