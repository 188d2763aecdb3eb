import { Duration } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { BucketEncryption, HttpMethods, type IBucket } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { privateBucket } from './bucket.ts'

/**
 * The photos, the files that go out with notices, and for a while the files that are imported, the posters that are printed and the certificates that are drawn. Not versioned: keys are random and never written twice, and a photo that a person has deleted must be
 * gone (个人信息保护法 article 47), which an older version would not be.
 */
export const photoBucket = (scope: Construct, encryptionKey: IKey, logs: IBucket, origin: string): IBucket =>
  privateBucket(scope, 'Photos', {
    encryption: BucketEncryption.KMS,
    encryptionKey,
    bucketKeyEnabled: true,
    versioned: false,
    serverAccessLogsBucket: logs,
    serverAccessLogsPrefix: 'photos/',
    lifecycleRules: [
      { id: 'ForgetUnlooked', prefix: 'inbox/', expiration: Duration.days(1) },
      { id: 'ForgetImported', prefix: 'imports/', expiration: Duration.days(7) },
      { id: 'ForgetPosters', prefix: 'posters/', expiration: Duration.days(1) },
      { id: 'ForgetCertificates', prefix: 'certificates/', expiration: Duration.days(1) },
      { id: 'ForgetHalfSent', abortIncompleteMultipartUploadAfter: Duration.days(1) },
    ],
    // The browser sends photos, and files to import, by the signed form from the app's page. The mini-program asks nobody's leave.
    cors: [{ allowedOrigins: [origin], allowedMethods: [HttpMethods.POST], allowedHeaders: ['*'], maxAge: 3600 }],
  })
