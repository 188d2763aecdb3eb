import { MetricUnit } from '@aws-lambda-powertools/metrics'
import { liveRing } from '../alerts/live.ts'
import { watch } from './watch.ts'

let made: ReturnType<typeof liveRing> | undefined

/** Each minute. `alertsWatched` is a pulse: an alarm hears when it stops. */
export async function handler(): Promise<void> {
  made ??= liveRing('watchdog')
  const { ports, metrics } = made
  const { open, unclocked, unheard, deserted, untold, failed } = await watch(ports)
  metrics.addMetric('alertsWatched', MetricUnit.Count, 1)
  metrics.addMetric('alertsOpen', MetricUnit.Count, open)
  metrics.addMetric('alertsUnclocked', MetricUnit.Count, unclocked)
  metrics.addMetric('alertsUnheard', MetricUnit.Count, unheard)
  metrics.addMetric('alertsDeserted', MetricUnit.Count, deserted)
  metrics.addMetric('alertsUntold', MetricUnit.Count, untold)
  metrics.addMetric('alertsFailed', MetricUnit.Count, failed)
  metrics.publishStoredMetrics()
}
