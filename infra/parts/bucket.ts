import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { LOG_DAYS } from './logs.ts'

/** A bucket that nobody but those named can reach, over TLS only, kept when its stack goes. */
export function privateBucket(scope: Construct, id: string, props: BucketProps): IBucket {
  // The class and its own interface disagree on one optional property where such are told apart exactly.
  const made: Omit<Bucket, 'isWebsite'> = new Bucket(scope, id, {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    removalPolicy: RemovalPolicy.RETAIN,
    ...props,
  })
  return made
}

/** Where a bucket's access logs go. S3's log delivery can't write under a customer's key, so S3's own is used. */
export const accessLogBucket = (scope: Construct, id: string) =>
  privateBucket(scope, id, {
    encryption: BucketEncryption.S3_MANAGED,
    lifecycleRules: [{ expiration: Duration.days(LOG_DAYS) }],
  })
