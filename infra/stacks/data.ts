import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { appOrigin, type Deployment, nameOf } from '../deployment.ts'
import { accessLogBucket } from '../parts/bucket.ts'
import { dataKey, operationsKey, personalKey } from '../parts/keys.ts'
import { photoBucket } from '../parts/photos.ts'
import { makeSecrets } from '../parts/secrets.ts'
import { makeTable } from '../parts/table.ts'

export interface RegionProps extends StackProps {
  deployment: Deployment
}

export const exportNames = (deployment: Deployment) => ({
  table: `${nameOf(deployment)}-table-arn`,
  photos: `${nameOf(deployment)}-photos-arn`,
  personalKey: `${nameOf(deployment)}-personal-key-arn`,
})

/** All that must outlive a deployment: the table, the photos, the secrets, and the keys that they are encrypted with. */
export class DataStack extends Stack {
  readonly table: Table
  readonly photos: IBucket
  readonly dataKey: IKey
  readonly operationsKey: IKey
  /** The ARNs as other stacks import them: under names that a person can read, in templates and in what cdk-nag says. */
  readonly tableArn: string
  readonly photosArn: string
  readonly personalKeyArn: string
  readonly stage: string

  constructor(scope: Construct, id: string, { deployment, ...props }: RegionProps) {
    super(scope, id, { ...props, terminationProtection: true })
    this.stage = deployment.stage
    this.dataKey = dataKey(this)
    this.operationsKey = operationsKey(this)
    this.table = makeTable(this, nameOf(deployment), this.dataKey)
    this.photos = photoBucket(this, this.dataKey, accessLogBucket(this, 'AccessLogs'), appOrigin(deployment))
    this.tableArn = this.exportValue(this.table.tableArn, { name: exportNames(deployment).table })
    this.photosArn = this.exportValue(this.photos.bucketArn, { name: exportNames(deployment).photos })
    this.personalKeyArn = this.exportValue(personalKey(this).keyArn, { name: exportNames(deployment).personalKey })
    makeSecrets(this, deployment, this.dataKey)
    new CfnOutput(this, 'PhotoDomain', {
      value: this.photos.bucketRegionalDomainName,
      description: 'To be entered in the WeChat console as a domain for uploadFile and downloadFile',
    })
  }
}
