/**
 * Ways: tells those who are to be told of an alert by message, SMS or call. Started each minute, it walks every two seconds for a
 * little over a minute, as the escalation does; a function of its own, so that no provider that hangs holds up a level or a ring.
 */
import { MetricUnit } from '@aws-lambda-powertools/metrics'
import type { WaysPorts } from '../alerts/ways/ports.ts'
import { tellWays } from '../alerts/ways/tell-ways.ts'
import { livePorts } from '../http/live.ts'
import { liveTemplateIds } from '../messages/live.ts'
import { metricsOf } from '../platform/log.ts'
import { liveSealer } from '../platform/seal/live.ts'
import { liveTelephone } from '../tencent/live.ts'
import { liveMessenger } from '../wechat/live.ts'

const EVERY = 2_000
const FOR = 66_000

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
const metrics = metricsOf('ways')

function makePorts(): WaysPorts {
  const ports = livePorts('ways')
  return {
    ...ports,
    sealer: liveSealer(ports),
    messenger: liveMessenger(ports.clock),
    templateIds: liveTemplateIds(),
    telephone: liveTelephone(ports.clock),
    pause: wait,
    notTaken: () => metrics.addMetric('waysFailed', MetricUnit.Count, 1),
    notTold: () => metrics.addMetric('waysFailed', MetricUnit.Count, 1),
  }
}
let made: WaysPorts | undefined

export async function handler(): Promise<void> {
  made ??= makePorts()
  const { clock } = made
  const started = clock.now()
  for (let next = started; next - started < FOR; next += EVERY) {
    await wait(Math.max(0, next - clock.now()))
    const { due, sent, failed } = await tellWays(made)
    metrics.addMetric('waysDue', MetricUnit.Count, due)
    metrics.addMetric('waysSent', MetricUnit.Count, sent)
    metrics.addMetric('waysFailed', MetricUnit.Count, failed)
    metrics.publishStoredMetrics()
  }
}
