import { Duration, Stack } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { EventInvokeConfig, type IFunction } from 'aws-cdk-lib/aws-lambda'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { capabilityFunction } from '../capability-function.ts'
import { deadLetterQueue } from '../parts/queue.ts'
import { wechatSecret } from '../parts/secrets.ts'
import { WECHAT_URL } from '../parts/wechat.ts'
import { leaveIn } from '../policy.ts'
import type { DataStack, RegionProps } from './data.ts'

export interface SweepProps extends RegionProps {
  data: DataStack
}

/**
 * The sweep: each minute, what is due is moved. A rule and not a schedule of EventBridge Scheduler: rules are in every
 * region, and this needs no more. A minute that failed is not tried again, since the next does all that is due by then.
 */
export class SweepStack extends Stack {
  readonly sweep: IFunction
  readonly deadLetters: IQueue

  constructor(scope: Construct, id: string, { deployment, data, ...props }: SweepProps) {
    super(scope, id, props)
    const sweep = capabilityFunction(this, 'sweep', {
      deployment,
      data,
      settings: { PHOTO_BUCKET: data.photos.bucketName, WECHAT_URL, ...wechatSecret(deployment) },
    })
    const deadLetters = deadLetterQueue(this, 'DeadLetters', data.operationsKey)
    for (const statement of leaveIn(deadLetters.queueArn, data.operationsKey.keyArn)) sweep.addToRolePolicy(statement)
    new EventInvokeConfig(this, 'Once', {
      function: sweep,
      retryAttempts: 0,
      maxEventAge: Duration.minutes(1),
      onFailure: { bind: () => ({ destination: deadLetters.queueArn }) },
    })
    new Rule(this, 'EachMinute', {
      description: 'Starts the sweep',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [
        new LambdaFunction(sweep, { deadLetterQueue: deadLetters, retryAttempts: 0, maxEventAge: Duration.minutes(1) }),
      ],
    })
    this.sweep = sweep
    this.deadLetters = deadLetters
  }
}
