import { Duration, Stack } from 'aws-cdk-lib'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { capabilityFunction } from '../capability-function.ts'
import { followStream } from '../parts/stream.ts'
import type { DataStack, RegionProps } from './data.ts'

export interface ImporterProps extends RegionProps {
  data: DataStack
}

/**
 * What carries out imports: woken by the stream when one is to be taken up or gone on with, apart from the relay, which waits
 * for nobody. What failed is tried again from where it got to; the sweep wakes what was given up.
 */
export class ImporterStack extends Stack {
  readonly importer: IFunction
  readonly deadLetters: IQueue

  constructor(scope: Construct, id: string, { deployment, data, ...props }: ImporterProps) {
    super(scope, id, props)
    this.importer = capabilityFunction(this, 'importer', {
      deployment,
      data,
      entry: 'functions/imports/importer.ts',
      settings: { PHOTO_BUCKET: data.photos.bucketName, PERSONAL_KEY_ID: data.personalKeyArn },
    })
    this.deadLetters = followStream(this, {
      consumer: 'importer',
      target: this.importer,
      data,
      batchSize: 1,
      maxRecordAge: Duration.hours(12),
      retryAttempts: 2,
    })
  }
}
