/** The alarms of alerts: each is for a person who is woken at night, and says what to do first. */
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Watch } from '../stacks/alarms.ts'
import * as metrics from './alert-metrics.ts'
import type { Watched } from './metrics.ts'

const LIST = 'Look at the open alerts of the district in the app now, and call whoever waits'

export function alertWatches(watched: Watched): Record<string, Watch> {
  const { escalation, watchdog, ways } = watched.alerts
  const depth = (queue: IQueue) => queue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' })
  return {
    AlertsUnclocked: {
      metric: metrics.alertsUnclocked(),
      over: 0,
      periods: 1,
      says: `An open alert had no clock, and the watchdog gave it one: the log of the watchdog names it. ${LIST}; then find what wrote it without`,
    },
    AlertsUnheard: {
      metric: metrics.alertsUnheard(),
      over: 0,
      periods: 1,
      says: `The clock of an alert ran out and the escalation did not hear it; the watchdog makes its moves, once a minute. ${LIST}; then see in its log why the escalation stands`,
    },
    AlertsUntold: {
      metric: metrics.alertsUntold(),
      over: 0,
      periods: 1,
      says: 'An open alert rings for nobody who could answer it: the log of the watchdog names it. Call whoever waits, send somebody, and give a person of the district or the city the role that was missing',
    },
    AlertsFailed: {
      metric: metrics.alertsFailed(),
      over: 0,
      periods: 1,
      says: `An alert could not be taken a level up, or not be looked at: the log of the escalation, or of the watchdog, names it; the former tries again every two seconds. ${LIST}`,
    },
    AlertFaults: {
      metric: metrics.alertFaults(watched),
      over: 0,
      periods: 1,
      says: 'Raising or answering an alert failed, or found no room: the log of alerts says why. The phone tries again by itself; if it goes on, have staff stand by their phones',
    },
    AlertSlow: {
      metric: metrics.raiseLatency('p99'),
      over: 3000,
      periods: 1,
      says: 'Pressing the button takes over 3 s: where that is the start of the function, set warmAlerts in cdk.json; else look at DynamoDB',
    },
    EscalationMissing: {
      metric: metrics.escalations(watched),
      over: 1,
      periods: 2,
      below: true,
      says: `No escalation for two minutes: nobody is told who was not told at once, but for the watchdog. ${LIST}; then look whether its rule is enabled`,
    },
    EscalationErrors: {
      metric: escalation.function.metricErrors({ period: metrics.MINUTE }),
      over: 0,
      periods: 1,
      says: 'The escalation ended before its minute was over: its log says why; until the next minute only the watchdog stands in',
    },
    EscalationDeadLetters: {
      metric: depth(escalation.deadLetters),
      over: 0,
      periods: 1,
      says: 'A minute of the escalation was lost; the next one makes up for it. See in its log why, then empty the queue',
    },
    WaysFailed: {
      metric: metrics.waysFailed(),
      over: 0,
      periods: 1,
      says: 'Somebody could not be told of an alert by message, SMS or call: the log of ways says by which and why (a template, the balance, the key of Tencent Cloud, their outage). Sockets ring all the same, and levels go up; call the staff of the place until it is mended',
    },
    WaysMissing: {
      metric: metrics.waysWalked(watched),
      over: 1,
      periods: 2,
      below: true,
      says: 'Nobody has been told by message, SMS or call for two minutes: who has the app not open hears of no alert. Look whether the rule of ways is enabled',
    },
    WaysErrors: {
      metric: ways.function.metricErrors({ period: metrics.MINUTE }),
      over: 0,
      periods: 1,
      says: 'The ways ended before their minute was over: their log says why; the next minute goes on',
    },
    WaysDeadLetters: {
      metric: depth(ways.deadLetters),
      over: 0,
      periods: 1,
      says: 'A minute of the ways was lost; the next one makes up for it. See in their log why, then empty the queue',
    },
    WatchdogMissing: {
      metric: metrics.alertsWatched(),
      over: 1,
      periods: 2,
      below: true,
      says: 'Nobody has looked after open alerts for two minutes: the escalation goes on, but what it misses stays missed. Look at the log and the rule of the watchdog',
    },
    WatchdogErrors: {
      metric: watchdog.function.metricErrors({ period: metrics.MINUTE }),
      over: 0,
      periods: 1,
      says: 'The watchdog failed or did not get through all open alerts in its minute: its log says at which',
    },
    WatchdogDeadLetters: {
      metric: depth(watchdog.deadLetters),
      over: 0,
      periods: 1,
      says: 'A minute of the watchdog was lost; the next one makes up for it. See in its log why, then empty the queue',
    },
  }
}
