import { MetricUnit } from '@aws-lambda-powertools/metrics'
import { liveRing } from '../alerts/live.ts'
import { escalate } from './escalate.ts'

/**
 * Started each minute, it walks every two seconds for a little over a minute: the next one begins while this one ends, so that
 * nobody waits for the turn of a minute. Two at once do no harm: each move is made once.
 */
const EVERY = 2_000
const FOR = 66_000

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

let made: ReturnType<typeof liveRing> | undefined

export async function handler(): Promise<void> {
  made ??= liveRing('escalation')
  const { ports, metrics } = made
  const started = ports.clock.now()
  for (let next = started; next - started < FOR; next += EVERY) {
    await wait(Math.max(0, next - ports.clock.now()))
    const { due, moved, failed } = await escalate(ports)
    metrics.addMetric('alertsDue', MetricUnit.Count, due)
    metrics.addMetric('alertsMoved', MetricUnit.Count, moved)
    metrics.addMetric('alertsFailed', MetricUnit.Count, failed)
    metrics.publishStoredMetrics()
  }
}
