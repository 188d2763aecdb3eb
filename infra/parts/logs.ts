import { RemovalPolicy } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'

/** How long logs are kept, in days: 网络安全法 article 21(3) wants network logs kept for six months at least. */
export const LOG_DAYS = 180
const retention = RetentionDays.SIX_MONTHS

/**
 * A log group that is kept, encrypted, for as long as the law asks. Under /aws/vendedlogs/ API Gateway may write without
 * a resource policy that grows with each group.
 */
export const logGroup = (scope: Construct, id: string, name: string, encryptionKey: IKey) =>
  new LogGroup(scope, id, {
    logGroupName: `/aws/vendedlogs/${name}`,
    retention,
    encryptionKey,
    removalPolicy: RemovalPolicy.RETAIN,
  })
