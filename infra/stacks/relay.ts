import { Duration, Stack, Validations } from 'aws-cdk-lib'
import {
  EventSourceMapping,
  FilterCriteria,
  FilterRule,
  type IFunction,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { capabilityFunction } from '../capability-function.ts'
import { deadLetterQueue } from '../parts/queue.ts'
import { leaveIn, postToSockets } from '../policy.ts'
import type { DataStack, RegionProps } from './data.ts'
import { type SocketStack, socketApiExport } from './socket.ts'

export interface RelayProps extends RegionProps {
  data: DataStack
  socket: SocketStack
}

/** What happens after a commit: each new timeline entry on the table's stream becomes frames to those who listen. */
export class RelayStack extends Stack {
  readonly relay: IFunction
  readonly deadLetters: IQueue

  constructor(scope: Construct, id: string, { deployment, data, socket, ...props }: RelayProps) {
    super(scope, id, props)
    const relay = capabilityFunction(this, 'relay', {
      deployment,
      data,
      settings: { SOCKET_ENDPOINT: socket.endpoint },
    })
    const deadLetters = deadLetterQueue(this, 'DeadLetters', data.operationsKey)
    const granted = [
      postToSockets(this, socket.apiId, socket.stageName),
      ...leaveIn(deadLetters.queueArn, data.operationsKey.keyArn),
    ]
    for (const statement of granted) relay.addToRolePolicy(statement)
    const sockets = `${socketApiExport(deployment)}/${socket.stageName}/POST/@connections/*`
    Validations.of(this).acknowledge({
      id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:execute-api:${this.region}:<AWS::AccountId>:${sockets}]`,
      reason: 'A connection has its id only once it is open; the relay may post to any, and do nothing else with it.',
    })
    this.addStackDependency(socket)
    const mapping = new EventSourceMapping(this, 'Stream', {
      target: relay,
      eventSourceArn: streamArn(data),
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      // A frame is a hint for people who wait for it: no batching window, and after an hour nobody does any more.
      maxBatchingWindow: Duration.seconds(0),
      maxRecordAge: Duration.hours(1),
      retryAttempts: 5,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      // A ticket's entries stay in order at any factor, for they share a partition key. Raise it when the lag alarm does.
      parallelizationFactor: 1,
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: {
            Keys: { pk: { S: FilterRule.beginsWith('TICKET#') }, sk: { S: FilterRule.beginsWith('ENTRY#') } },
          },
        }),
      ],
      onFailure: { bind: () => ({ destination: deadLetters.queueArn }) },
    })
    if (relay.role) mapping.node.addDependency(relay.role)
    this.relay = relay
    this.deadLetters = deadLetters
  }
}

function streamArn({ table }: DataStack): string {
  if (!table.tableStreamArn) throw new Error('The table has no stream')
  return table.tableStreamArn
}
