import { Duration, Stack } from 'aws-cdk-lib'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { capabilityFunction } from '../capability-function.ts'
import { followStream } from '../parts/stream.ts'
import type { DataStack, RegionProps } from './data.ts'
import { letReachSockets, type SocketStack } from './socket.ts'

export interface RelayProps extends RegionProps {
  data: DataStack
  socket: SocketStack
}

/**
 * What happens after a commit: what the table's stream tells of becomes frames to those who listen, or ends their sockets.
 *
 * A shard is read in order, one batch at a time, so a channel in which everybody talks at once does delay what stands behind it in
 * its shard, alerts too. Nobody waits for an alert because of that: whoever raises one, and the escalation, post to the sockets of
 * those who are told themselves, right after the commit (functions/alerts/ring.ts). What comes by this way is for whom that did not
 * reach, and for pages that show how an alert goes on.
 */
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
    letReachSockets(this, { deployment, target: relay, socket })
    this.relay = relay
    this.deadLetters = followStream(this, {
      consumer: 'relay',
      target: relay,
      data,
      batchSize: 100,
      // Raise it when the lag alarm says so.
      atOnce: 1,
      // A frame is a hint for people who wait for it; after an hour nobody does any more.
      maxRecordAge: Duration.hours(1),
      retryAttempts: 5,
    })
  }
}
