import { Duration, Stack } from 'aws-cdk-lib'
import { Dashboard, GraphWidget, type IMetric, TextWidget } from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'
import { nameOf } from '../deployment.ts'
import * as alertMetrics from '../parts/alert-metrics.ts'
import * as metrics from '../parts/metrics.ts'
import type { RegionProps } from './data.ts'

export type DashboardProps = RegionProps & metrics.Watched

/** CloudWatch's grid is 24 wide. */
const THIRD = 8

const graph = (title: string, left: IMetric[], right: IMetric[] = []) =>
  new GraphWidget({ title, left, right, width: THIRD, height: 6 })

/** One page that says how it goes: alerts first, then the API, each function, the table, the relay, the worker, the sweep. */
export class DashboardStack extends Stack {
  constructor(scope: Construct, id: string, { deployment, ...given }: DashboardProps) {
    const { data, api, socket, relay, worker, sweep, alerts, ...props } = given
    super(scope, id, props)
    const watched = { data, api, socket, relay, worker, sweep, alerts }
    const functions = metrics.functionsOf(watched)
    const dashboard = new Dashboard(this, 'Dashboard', {
      dashboardName: nameOf(deployment),
      defaultInterval: Duration.hours(12),
    })
    const heading = (markdown: string) => new TextWidget({ markdown, width: 24, height: 1 })
    dashboard.addWidgets(heading('## Alerts'))
    dashboard.addWidgets(
      graph('Open alerts', [alertMetrics.alertsOpen()], [alertMetrics.alertsDue(), alertMetrics.alertsMoved()]),
      graph(
        'What the watchdog mended',
        [
          alertMetrics.alertsUnclocked(),
          alertMetrics.alertsUnheard(),
          alertMetrics.alertsDeserted(),
          alertMetrics.alertsUntold(),
        ],
        [alertMetrics.alertsWatched()],
      ),
      graph('Escalation', [alertMetrics.escalations(watched)], [alertMetrics.alertsFailed()]),
      graph(
        'Pressing the button',
        ['p50', 'p99'].map((statistic) => alertMetrics.raiseLatency(statistic)),
        [alertMetrics.raised()],
      ),
      graph('Told by message, SMS or call', [alertMetrics.waysSent()], [alertMetrics.waysFailed()]),
      graph('Alerts that failed', [alertMetrics.alertFaults(watched)]),
    )
    dashboard.addWidgets(heading('## API'))
    dashboard.addWidgets(
      graph('Requests', [metrics.requests(watched)]),
      graph('Refused and failed', [metrics.refusals(watched), metrics.faults(watched)], [metrics.faultRate(watched)]),
      graph(
        'Latency',
        ['p50', 'p90', 'p99'].map((statistic) => metrics.latency(watched, statistic)),
      ),
    )
    dashboard.addWidgets(heading('## Functions'))
    dashboard.addWidgets(
      graph(
        'Invocations',
        functions.map(([label, each]) => each.metricInvocations({ label })),
      ),
      graph(
        'Errors',
        functions.map(([label, each]) => each.metricErrors({ label })),
        metrics.throttles(watched),
      ),
      graph(
        'Duration, p99',
        functions.map(([label, each]) => each.metricDuration({ label, statistic: 'p99' })),
      ),
    )
    dashboard.addWidgets(heading('## Table, relay, worker, sweep'))
    dashboard.addWidgets(
      graph('Capacity', [metrics.readUnits(watched), metrics.writeUnits(watched)], [metrics.tableThrottles(watched)]),
      graph(
        'Relay lag',
        [metrics.relayLag(watched)],
        [relay.deadLetters.metricApproximateNumberOfMessagesVisible({ label: 'given up' })],
      ),
      graph(
        'Import lag',
        [metrics.importLag(watched)],
        [worker.deadLetters.metricApproximateNumberOfMessagesVisible({ label: 'given up' })],
      ),
      graph(
        'Sweep',
        [metrics.sweeps(watched)],
        [sweep.sweep.metricDuration({ label: 'duration, p99', statistic: 'p99' })],
      ),
    )
  }
}
