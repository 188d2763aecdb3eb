import { Stack } from 'aws-cdk-lib'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { capabilityFunction } from '../capability-function.ts'
import { startEachMinute } from '../parts/each-minute.ts'
import { wechatSecret } from '../parts/secrets.ts'
import { WECHAT_URL } from '../parts/wechat.ts'
import type { DataStack, RegionProps } from './data.ts'

export interface SweepProps extends RegionProps {
  data: DataStack
}

/** The sweep: each minute, what is due is moved. Alerts are not its business: see AlertStack. */
export class SweepStack extends Stack {
  readonly sweep: IFunction
  readonly deadLetters: IQueue

  constructor(scope: Construct, id: string, { deployment, data, ...props }: SweepProps) {
    super(scope, id, props)
    this.sweep = capabilityFunction(this, 'sweep', {
      deployment,
      data,
      settings: { PHOTO_BUCKET: data.photos.bucketName, WECHAT_URL, ...wechatSecret(deployment) },
    })
    this.deadLetters = startEachMinute(this, { name: 'Sweep', target: this.sweep, data })
  }
}
