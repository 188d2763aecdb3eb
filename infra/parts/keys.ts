/**
 * Three keys of our own, rotated each year: one for what people entrust to us, one for what the operation leaves behind, and
 * one for the keys that personal data is sealed with, which few functions may use.
 */
import { ArnFormat, Aws, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'

const key = (scope: Construct, id: string, description: string) =>
  new Key(scope, id, {
    description,
    enableKeyRotation: true,
    rotationPeriod: Duration.days(365),
    pendingWindow: Duration.days(30),
    removalPolicy: RemovalPolicy.RETAIN,
  })

/** For the table, the photos, the secrets and the settings of functions. */
export const dataKey = (scope: Construct) => key(scope, 'DataKey', 'weilinli: table, photos, secrets')

/** Wraps the data keys that phones and notes are sealed with (functions/platform/seal.ts). */
export const personalKey = (scope: Construct) => key(scope, 'PersonalKey', 'weilinli: the keys that seal personal data')

/** For logs, queues and the alarm topic: services use it in their own name. */
export function operationsKey(scope: Construct): Key {
  const made = key(scope, 'OperationsKey', 'weilinli: logs, queues, alarms')
  const stack = Stack.of(scope)
  made.addToResourcePolicy(
    new PolicyStatement({
      sid: 'Logs',
      // CloudWatch Logs goes by a name of its region and partition here, unlike nearly all other services.
      principals: [new ServicePrincipal(`logs.${stack.region}.${Aws.URL_SUFFIX}`)],
      actions: [
        'kms:Encrypt',
        'kms:Decrypt',
        'kms:ReEncryptFrom',
        'kms:ReEncryptTo',
        'kms:GenerateDataKey',
        'kms:GenerateDataKeyWithoutPlaintext',
        'kms:DescribeKey',
      ],
      resources: ['*'],
      conditions: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': stack.formatArn({
            service: 'logs',
            resource: 'log-group',
            resourceName: '/aws/vendedlogs/weilinli-*',
            arnFormat: ArnFormat.COLON_RESOURCE_NAME,
          }),
        },
      },
    }),
  )
  made.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AlarmsAndSchedules',
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com'), new ServicePrincipal('events.amazonaws.com')],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
    }),
  )
  return made
}
