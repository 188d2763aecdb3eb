import { describe, expect, it } from 'vitest'
import { TTL_ATTRIBUTE, tableDefinition } from '../../functions/platform/table.ts'
import { ofType, onlyOne, regions } from './deployed.ts'

describe.each(regions.map((region) => [region.deployment.region, region] as const))('in %s', (_, region) => {
  const { data } = region.templates
  const table = onlyOne(data, 'AWS::DynamoDB::Table')

  it('the table is the one that DynamoDB Local is given', () => {
    const { StreamSpecification, AttributeDefinitions, ...definition } = tableDefinition('weilinli-prod')
    expect(table.Properties).toMatchObject(definition)
    expect(table.Properties.StreamSpecification.StreamViewType).toBe(StreamSpecification.StreamViewType)
    expect(table.Properties.GlobalSecondaryIndexes).toEqual(definition.GlobalSecondaryIndexes)
    const byName = (a: { AttributeName: string }, b: { AttributeName: string }) =>
      a.AttributeName.localeCompare(b.AttributeName)
    expect(table.Properties.AttributeDefinitions.toSorted(byName)).toEqual(AttributeDefinitions.toSorted(byName))
    expect(table.Properties.TimeToLiveSpecification).toEqual({ AttributeName: TTL_ATTRIBUTE, Enabled: true })
  })

  it('the table can be set back, and neither a call nor a stack takes it away', () => {
    expect(table.Properties.PointInTimeRecoverySpecification).toEqual({
      PointInTimeRecoveryEnabled: true,
      RecoveryPeriodInDays: 35,
    })
    expect(table.Properties.DeletionProtectionEnabled).toBe(true)
    expect(table.DeletionPolicy).toBe('Retain')
  })

  it('the table, the photos and the secrets are encrypted with the data key', () => {
    const ours = { 'Fn::GetAtt': [expect.stringMatching(/^DataKey/), 'Arn'] }
    expect(table.Properties.SSESpecification).toEqual({ SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: ours })
    const secrets = ofType(data, 'AWS::SecretsManager::Secret')
    expect(secrets.length).toBe(3)
    for (const [, secret] of secrets) expect(secret.Properties.KmsKeyId).toEqual(ours)
    const [[, photos] = []] = ofType(data, 'AWS::S3::Bucket').filter(([id]) => id.startsWith('Photos'))
    expect(photos?.Properties.BucketEncryption.ServerSideEncryptionConfiguration[0]).toMatchObject({
      ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: ours },
    })
  })

  it('what is imported goes after a week, printed posters after a day', () => {
    const [[, photos] = []] = ofType(data, 'AWS::S3::Bucket').filter(([id]) => id.startsWith('Photos'))
    const rules = photos?.Properties.LifecycleConfiguration.Rules
    for (const [Prefix, ExpirationInDays] of [
      ['imports/', 7],
      ['posters/', 1],
      ['certificates/', 1],
    ] as const)
      expect(rules).toContainEqual(expect.objectContaining({ Prefix, ExpirationInDays, Status: 'Enabled' }))
  })

  it('the key for personal data outlives its stack, and its policy lets only the account name who may use it', () => {
    const [[, key] = []] = ofType(data, 'AWS::KMS::Key').filter(([id]) => id.startsWith('PersonalKey'))
    expect(key?.DeletionPolicy).toBe('Retain')
    const { Statement } = key?.Properties.KeyPolicy ?? {}
    expect(Statement).toHaveLength(1)
    expect(JSON.stringify(Statement[0].Principal)).toContain(':root')
  })

  it('secrets are made or filled in, never written here', () => {
    for (const [, { Properties }] of ofType(data, 'AWS::SecretsManager::Secret')) {
      expect(Properties.SecretString).toBeUndefined()
      expect(Properties.GenerateSecretString).toBeDefined()
    }
  })

  it('photos that were never looked at go after a day; browsers send from the app only; access is logged', () => {
    const [[, photos] = []] = ofType(data, 'AWS::S3::Bucket').filter(([id]) => id.startsWith('Photos'))
    const { LifecycleConfiguration, CorsConfiguration, LoggingConfiguration } = photos?.Properties ?? {}
    expect(LifecycleConfiguration.Rules).toContainEqual(
      expect.objectContaining({ Prefix: 'inbox/', ExpirationInDays: 1, Status: 'Enabled' }),
    )
    expect(CorsConfiguration.CorsRules).toEqual([
      expect.objectContaining({
        AllowedMethods: ['POST'],
        AllowedOrigins: [`https://app.${region.deployment.domain}`],
      }),
    ])
    expect(LoggingConfiguration.DestinationBucketName).toBeDefined()
  })
})
