import { RemovalPolicy } from 'aws-cdk-lib'
import {
  type Attribute,
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import { TTL_ATTRIBUTE, tableDefinition } from '../../functions/platform/table.ts'

type Definition = ReturnType<typeof tableDefinition>
type KeySchema = Definition['KeySchema']

/** Partition and sort key of a key schema. Every key attribute of the definition is a string. */
function keysOf(schema: KeySchema): { partitionKey: Attribute; sortKey: Attribute } {
  const [partition, sort] = schema
  if (!partition || !sort) throw new Error('A key schema without both keys')
  return {
    partitionKey: { name: partition.AttributeName, type: AttributeType.STRING },
    sortKey: { name: sort.AttributeName, type: AttributeType.STRING },
  }
}

/**
 * The table, made from the one definition that DynamoDB Local is made from too. It can be set back to any second of the
 * last 35 days, and neither a mistaken call nor a deleted stack takes it away.
 */
export function makeTable(scope: Construct, name: string, encryptionKey: IKey): Table {
  const definition = tableDefinition(name)
  const table = new Table(scope, 'Table', {
    tableName: definition.TableName,
    ...keysOf(definition.KeySchema),
    billingMode: BillingMode[definition.BillingMode],
    stream: StreamViewType[definition.StreamSpecification.StreamViewType],
    timeToLiveAttribute: TTL_ATTRIBUTE,
    encryption: TableEncryption.CUSTOMER_MANAGED,
    encryptionKey,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  })
  for (const index of definition.GlobalSecondaryIndexes) {
    table.addGlobalSecondaryIndex({
      indexName: index.IndexName,
      ...keysOf(index.KeySchema),
      projectionType: ProjectionType[index.Projection.ProjectionType],
      nonKeyAttributes: index.Projection.NonKeyAttributes,
    })
  }
  return table
}
