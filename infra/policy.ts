/** The grants of a function as IAM statements: actions by name, resources as narrow as they can be said. */
import { Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Construct } from 'constructs'
import { PURPOSE } from '../functions/platform/seal/kms.ts'
import { type Grants, type Kind, sealing } from './grants/right.ts'
import type { DataStack } from './stacks/data.ts'

const READ_KEY = ['kms:Decrypt', 'kms:DescribeKey']
// DynamoDB and S3 encrypt in the name of who writes.
const WRITE_KEY = [...READ_KEY, 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo']

const ofKinds = (kinds: readonly Kind[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': kinds.map((kind) => `${kind}#*`) },
})

const onTable = (table: string, actions: readonly string[], kinds: readonly Kind[]) =>
  new PolicyStatement({
    actions: actions.map((action) => `dynamodb:${action}`),
    resources: [table],
    conditions: ofKinds(kinds),
  })

/** Of the sockets' address only the relay hears, so what it does with them is granted there. */
export function statementsOf(granted: Grants, data: DataStack): PolicyStatement[] {
  const { tableArn, photosArn } = data
  const { tableStreamArn } = data.table
  const { reads, writes = [], indexes = [], photos = [] } = granted
  const made: PolicyStatement[] = []
  if (reads) made.push(onTable(tableArn, reads.actions, reads.kinds))
  for (const { actions, kinds } of writes) made.push(onTable(tableArn, actions, kinds))
  if (granted.personalData) {
    for (const { actions, kinds } of [sealing.reads, sealing.writes]) made.push(onTable(tableArn, actions, kinds))
    made.push(wrapDataKeys(data))
  }
  if (indexes.length) {
    const resources = indexes.map((index) => `${tableArn}/index/${index}`)
    made.push(new PolicyStatement({ actions: ['dynamodb:Query'], resources }))
  }
  if (granted.stream && tableStreamArn) {
    const actions = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator']
    made.push(new PolicyStatement({ actions, resources: [tableStreamArn] }))
    // Lambda lists the streams of the table before it reads one.
    made.push(new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: [`${tableArn}/stream/*`] }))
  }
  for (const { actions, under } of photos) {
    const resources = [`${photosArn}/${under}/*`]
    made.push(new PolicyStatement({ actions: actions.map((action) => `s3:${action}`), resources }))
  }
  if (granted.photosListed) {
    made.push(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [photosArn] }))
  }
  const puts = writes.length > 0 || granted.personalData || photos.some(({ actions }) => actions.includes('PutObject'))
  made.push(new PolicyStatement({ actions: puts ? WRITE_KEY : READ_KEY, resources: [data.dataKey.keyArn] }))
  return made
}

/** The right to have KMS make data keys and unwrap them, where the context says that it is for personal data of this stage. */
const wrapDataKeys = ({ personalKeyArn, stage }: DataStack) =>
  new PolicyStatement({
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: [personalKeyArn],
    conditions: {
      StringEquals: { 'kms:EncryptionContext:purpose': PURPOSE, 'kms:EncryptionContext:stage': stage },
    },
  })

/** The right to post a frame to any open socket of an API's stage and to close it, and nothing else of it. */
export const reachSockets = (scope: Construct, apiId: string, stageName: string) =>
  new PolicyStatement({
    actions: ['execute-api:ManageConnections'],
    resources: ['POST', 'DELETE'].map((method) =>
      Stack.of(scope).formatArn({
        service: 'execute-api',
        resource: apiId,
        resourceName: `${stageName}/${method}/@connections/*`,
      }),
    ),
  })

/** The right to leave in a queue what could not be done. */
export const leaveIn = (queueArn: string, keyArn: string) => [
  new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queueArn] }),
  new PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [keyArn] }),
]
