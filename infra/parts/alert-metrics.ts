/** The numbers that say how it goes with alerts. By the minute: nobody waits five for an alarm about those. */
import { Duration } from 'aws-cdk-lib'
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { NAMESPACE } from '../../functions/platform/log.ts'
import type { OperationId } from '../../shared/routes.ts'
import type { Watched } from './metrics.ts'

export const MINUTE = Duration.minutes(1)

const counted = (service: 'escalation' | 'ways' | 'watchdog', metricName: string, label: string) =>
  new Metric({ namespace: NAMESPACE, metricName, statistic: 'Sum', period: MINUTE, dimensionsMap: { service }, label })

/** As the escalation counts them, walk by walk. */
export const alertsDue = () => counted('escalation', 'alertsDue', 'due')
export const alertsMoved = () => counted('escalation', 'alertsMoved', 'moved')

/** Alerts that could not be taken up or looked at; and lists of them that could not be read. */
export const alertsFailed = () =>
  new MathExpression({
    label: 'failed',
    expression: 'SUM([escalation, watchdog])',
    usingMetrics: {
      escalation: counted('escalation', 'alertsFailed', 'escalation'),
      watchdog: counted('watchdog', 'alertsFailed', 'watchdog'),
    },
    period: MINUTE,
  })

/** As the ways count them: by how many something was sent or tried to be; what was not sent for a reason that is ours. */
export const waysSent = () => counted('ways', 'waysSent', 'told by message, SMS or call')
export const waysFailed = () => counted('ways', 'waysFailed', 'not told')

/** As the watchdog finds them; `alertsWatched` is its pulse. */
export const alertsWatched = () => counted('watchdog', 'alertsWatched', 'watched')
export const alertsOpen = () => counted('watchdog', 'alertsOpen', 'open').with({ statistic: 'Maximum' })
export const alertsUnclocked = () => counted('watchdog', 'alertsUnclocked', 'without a clock')
export const alertsUnheard = () => counted('watchdog', 'alertsUnheard', 'clock not heard')
export const alertsDeserted = () => counted('watchdog', 'alertsDeserted', 'who goes serves no more')
export const alertsUntold = () => counted('watchdog', 'alertsUntold', 'nobody to answer')

const ofOperation = (operation: OperationId, metricName: string, statistic: string, period: Duration) =>
  new Metric({
    namespace: NAMESPACE,
    metricName,
    statistic,
    period,
    dimensionsMap: { service: 'alerts', operation },
    label: operation,
  })

/** Milliseconds from API Gateway's hearing of a press to the answer, a start of the function included. */
export const raiseLatency = (statistic: string) =>
  ofOperation('raiseAlert', 'latency', statistic, Duration.minutes(5)).with({ label: statistic })
export const raised = () => ofOperation('raiseAlert', 'requests', 'Sum', Duration.minutes(5))

/** What raising and answering goes by. With what Lambda counts, as many as CloudWatch takes in the expression of an alarm. */
const VITAL = [
  'raiseAlert',
  'pressAgain',
  'getAlert',
  'seeAlert',
  'acknowledgeAlert',
  'arriveAtAlert',
  'handOverAlert',
  'resolveAlert',
] as const satisfies readonly OperationId[]

/** Answers that were our fault, calls that ended in none, and calls that found no room. */
export function alertFaults({ api }: Watched): IMetric {
  const { alerts } = api.functions
  const usingMetrics: Record<string, IMetric> = {
    errors: alerts.metricErrors({ period: MINUTE }),
    throttles: alerts.metricThrottles({ period: MINUTE }),
  }
  for (const operation of VITAL) usingMetrics[operation] = ofOperation(operation, 'faults', 'Sum', MINUTE)
  const expression = `SUM([${Object.keys(usingMetrics).join(', ')}])`
  return new MathExpression({ label: 'faults', expression, usingMetrics, period: MINUTE })
}

export const waysWalked = ({ alerts }: Watched) =>
  alerts.ways.function.metricInvocations({ period: MINUTE, label: 'ways' })

export const escalations = ({ alerts }: Watched) =>
  alerts.escalation.function.metricInvocations({ period: MINUTE, label: 'escalations' })
