/** A function that a rule starts each minute. */
import { Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { EventInvokeConfig, type IFunction } from 'aws-cdk-lib/aws-lambda'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { leaveIn } from '../policy.ts'
import type { DataStack } from '../stacks/data.ts'
import { deadLetterQueue } from './queue.ts'

export interface EachMinuteProps {
  /** What it is called in its rule and its queue: `Sweep`. */
  name: string
  target: IFunction
  data: DataStack
}

/**
 * A rule and not a schedule of EventBridge Scheduler: rules are in every region, and this needs no more. A minute that failed is
 * not tried again, since the next does all that is due by then. Gives the queue in which is left that a minute was lost.
 */
export function startEachMinute(scope: Construct, { name, target, data }: EachMinuteProps): IQueue {
  const deadLetters = deadLetterQueue(scope, `${name}DeadLetters`, data.operationsKey)
  for (const statement of leaveIn(deadLetters.queueArn, data.operationsKey.keyArn)) target.addToRolePolicy(statement)
  new EventInvokeConfig(scope, `${name}Once`, {
    function: target,
    retryAttempts: 0,
    maxEventAge: Duration.minutes(1),
    onFailure: { bind: () => ({ destination: deadLetters.queueArn }) },
  })
  new Rule(scope, `${name}EachMinute`, {
    description: `Starts the ${name.toLowerCase()}`,
    schedule: Schedule.rate(Duration.minutes(1)),
    targets: [
      new LambdaFunction(target, { deadLetterQueue: deadLetters, retryAttempts: 0, maxEventAge: Duration.minutes(1) }),
    ],
  })
  return deadLetters
}
