import { Duration, Stack } from 'aws-cdk-lib'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { capabilityFunction } from '../capability-function.ts'
import { followStream } from '../parts/stream.ts'
import type { DataStack, RegionProps } from './data.ts'

export interface WorkerProps extends RegionProps {
  data: DataStack
}

/**
 * What does long work in slices, such as imports: woken by the stream when some is to be taken up or gone on with, apart from the relay, which waits
 * for nobody. What failed is tried again from where it got to; the sweep wakes what was given up.
 */
export class WorkerStack extends Stack {
  readonly worker: IFunction
  readonly deadLetters: IQueue

  constructor(scope: Construct, id: string, { deployment, data, ...props }: WorkerProps) {
    super(scope, id, props)
    this.worker = capabilityFunction(this, 'worker', {
      deployment,
      data,
      settings: { PHOTO_BUCKET: data.photos.bucketName, PERSONAL_KEY_ID: data.personalKeyArn },
    })
    this.deadLetters = followStream(this, {
      consumer: 'worker',
      target: this.worker,
      data,
      batchSize: 1,
      maxRecordAge: Duration.hours(12),
      retryAttempts: 2,
    })
  }
}
