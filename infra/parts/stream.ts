/** A function that follows the table's stream: woken by what infra/stream-filters.ts says, in order within a partition key. */
import type { Duration } from 'aws-cdk-lib'
import { EventSourceMapping, FilterCriteria, type IFunction, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { leaveIn } from '../policy.ts'
import type { DataStack } from '../stacks/data.ts'
import { type Consumer, listOf, type Pattern, streamFilters } from '../stream-filters.ts'
import { deadLetterQueue } from './queue.ts'

export interface FollowProps {
  consumer: Consumer
  target: IFunction
  data: DataStack
  batchSize: number
  /** Batches of a shard that are worked on at once: what shares a partition key stays in order all the same. */
  atOnce: number
  /** What is older is given up, as is what failed so often again. */
  maxRecordAge: Duration
  retryAttempts: number
}

/** Gives the queue in which is left what was given up. */
export function followStream(scope: Construct, props: FollowProps): IQueue {
  const { consumer, target, data, batchSize, atOnce, maxRecordAge, retryAttempts } = props
  const deadLetters = deadLetterQueue(scope, 'DeadLetters', data.operationsKey)
  for (const statement of leaveIn(deadLetters.queueArn, data.operationsKey.keyArn)) target.addToRolePolicy(statement)
  const mapping = new EventSourceMapping(scope, 'Stream', {
    target,
    eventSourceArn: streamArn(data),
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize,
    maxRecordAge,
    retryAttempts,
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    parallelizationFactor: atOnce,
    filters: streamFilters[consumer].map((pattern) => FilterCriteria.filter(filterOf(pattern))),
    onFailure: { bind: () => ({ destination: deadLetters.queueArn }) },
  })
  if (target.role) mapping.node.addDependency(target.role)
  return deadLetters
}

/** A pattern as Lambda takes it. */
const filterOf = ({ events, pk, sk }: Pattern) => ({
  eventName: events,
  dynamodb: {
    Keys: {
      pk: { S: pk.map((prefix) => ({ prefix })) },
      sk: { S: 'is' in sk ? listOf(sk.is) : listOf(sk.beginsWith).map((prefix) => ({ prefix })) },
    },
  },
})

function streamArn({ table }: DataStack): string {
  if (!table.tableStreamArn) throw new Error('The table has no stream')
  return table.tableStreamArn
}
