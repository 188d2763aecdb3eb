import { Aws, Stack } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { alertWatches } from '../parts/alert-watches.ts'
import * as metrics from '../parts/metrics.ts'
import type { RegionProps } from './data.ts'

export type AlarmProps = RegionProps & metrics.Watched

/** What is wrong, in a sentence that the person who is woken can act on. Above `over`, in so many periods of those last. */
export interface Watch {
  metric: IMetric
  says: string
  over: number
  periods: number
  /** The number must not fall below `over`, and silence is as bad. */
  below?: true
}

function watches(watched: metrics.Watched): Record<string, Watch> {
  const depth = (queue: IQueue) => queue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' })
  return {
    ApiFaults: {
      metric: metrics.faultRate(watched),
      over: 1,
      periods: 2,
      says: 'More than 1 % of requests end in 5xx',
    },
    ApiSlow: { metric: metrics.latency(watched, 'p99'), over: 2000, periods: 3, says: 'p99 is above 2 s' },
    ...Object.fromEntries(
      metrics
        .throttles(watched)
        .map((metric, at) => [
          `Throttled${at + 1}`,
          { metric, over: 0, periods: 2, says: 'Functions find no room to run' },
        ]),
    ),
    RelayLag: {
      metric: metrics.relayLag(watched),
      over: 60_000,
      periods: 3,
      says: 'The relay is over a minute behind',
    },
    RelayDeadLetters: {
      metric: depth(watched.relay.deadLetters),
      over: 0,
      periods: 1,
      says: 'The relay gave up on records; screens may be stale',
    },
    RelayErrors: { metric: watched.relay.relay.metricErrors(), over: 0, periods: 3, says: 'The relay keeps failing' },
    WorkerDeadLetters: {
      metric: depth(watched.worker.deadLetters),
      over: 0,
      periods: 1,
      says: 'The worker gave up on a change: the sweep wakes imports and deliveries again; a post may not be found by its words, a call not have come to the staff. Its log names it',
    },
    WorkerErrors: {
      metric: watched.worker.worker.metricErrors(),
      over: 0,
      periods: 3,
      says: 'The worker keeps failing (imports, deliveries, messages, words of posts, calls); its log says at what',
    },
    MessagesNotTaken: {
      metric: metrics.messagesNotTaken(),
      over: 0,
      periods: 1,
      says: 'WeChat refuses messages as wrong: the log of the worker says of which template and why',
    },
    SweepMissing: {
      metric: metrics.sweeps(watched),
      over: 1,
      periods: 3,
      below: true,
      says: 'No sweep for three minutes: nothing falls due',
    },
    SweepErrors: { metric: watched.sweep.sweep.metricErrors(), over: 0, periods: 2, says: 'The sweep keeps failing' },
    RelayUnreached: {
      metric: metrics.unreachedSockets(),
      over: 0,
      periods: 3,
      says: 'The relay keeps failing to post to sockets; its log says why',
    },
    SweepFailures: {
      metric: metrics.sweepFailures(),
      over: 0,
      periods: 3,
      says: 'A case is due and can not be moved; the log of the sweep names it',
    },
    SweepDeadLetters: {
      metric: depth(watched.sweep.deadLetters),
      over: 0,
      periods: 1,
      says: 'A minute of the sweep was lost; the next ones make up for it',
    },
    GatewayErrors: {
      metric: watched.socket.gateway.metricErrors(),
      over: 5,
      periods: 2,
      says: "Sockets can't be opened",
    },
    TableFaults: { metric: metrics.tableFaults(watched), over: 0, periods: 2, says: 'DynamoDB fails on its side' },
    TableThrottled: {
      metric: metrics.tableThrottles(watched),
      over: 0,
      periods: 2,
      says: 'DynamoDB throttles the table',
    },
    TableUserErrors: {
      metric: metrics.tableUserErrors(),
      over: 10,
      periods: 2,
      says: 'DynamoDB refuses requests as wrong: a fault of ours',
    },
    ...alertWatches(watched),
  }
}

/** Every alarm, and the topic that tells of them. */
export class AlarmStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { deployment, data, api, socket, relay, worker, sweep, alerts, ...props }: AlarmProps,
  ) {
    super(scope, id, props)
    const watched = { data, api, socket, relay, worker, sweep, alerts }
    const topic = this.makeTopic(data.operationsKey, deployment.alarmEmail)
    const action = new SnsAction(topic)
    for (const [name, watch] of Object.entries(watches(watched))) {
      const alarm = new Alarm(this, name, {
        alarmName: `weilinli-${deployment.stage}-${name}`,
        alarmDescription: watch.says,
        metric: watch.metric,
        threshold: watch.over,
        evaluationPeriods: watch.periods,
        comparisonOperator: watch.below
          ? ComparisonOperator.LESS_THAN_THRESHOLD
          : ComparisonOperator.GREATER_THAN_THRESHOLD,
        treatMissingData: watch.below ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
      })
      alarm.addAlarmAction(action)
      alarm.addOkAction(action)
    }
  }

  private makeTopic(masterKey: IKey, email: string | undefined): Topic {
    const topic = new Topic(this, 'Topic', { masterKey, enforceSSL: true })
    topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'Alarms',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    )
    if (email) topic.addSubscription(new EmailSubscription(email))
    return topic
  }
}
