import { Duration, Stack } from 'aws-cdk-lib'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { capabilityFunction } from '../capability-function.ts'
import { messageTemplates, wechatSecret } from '../parts/secrets.ts'
import { followStream } from '../parts/stream.ts'
import { WECHAT_URL } from '../parts/wechat.ts'
import type { DataStack, RegionProps } from './data.ts'
import { letReachSockets, type SocketStack } from './socket.ts'

export interface WorkerProps extends RegionProps {
  data: DataStack
  socket: SocketStack
}

/**
 * What does long work in slices, such as imports: woken by the stream when some is to be taken up or gone on with, apart from the relay, which waits
 * for nobody. What failed is tried again from where it got to; the sweep wakes what was given up.
 */
export class WorkerStack extends Stack {
  readonly worker: IFunction
  readonly deadLetters: IQueue

  constructor(scope: Construct, id: string, { deployment, data, socket, ...props }: WorkerProps) {
    super(scope, id, props)
    const worker = capabilityFunction(this, 'worker', {
      deployment,
      data,
      settings: {
        PHOTO_BUCKET: data.photos.bucketName,
        PERSONAL_KEY_ID: data.personalKeyArn,
        SOCKET_ENDPOINT: socket.endpoint,
        WECHAT_URL,
        ...wechatSecret(deployment),
        ...messageTemplates(deployment),
      },
    })
    letReachSockets(this, { deployment, target: worker, socket })
    this.worker = worker
    this.deadLetters = followStream(this, {
      consumer: 'worker',
      target: this.worker,
      data,
      batchSize: 1,
      // A slice of an import takes up to a minute: nothing else waits for it.
      atOnce: 10,
      maxRecordAge: Duration.hours(12),
      retryAttempts: 2,
    })
  }
}
