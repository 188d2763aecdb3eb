import { describe, expect, it } from 'vitest'
import { grants } from '../../infra/grants.ts'
import { routes } from '../../shared/routes.ts'
import { everywhere, regions, stackNames } from './deployed.ts'

it('there is a deployment in China and one outside', () => {
  expect(regions.map(({ deployment }) => deployment.region)).toEqual(['cn-northwest-1', 'ap-east-1'])
})

describe.each(regions.map((region) => [region.deployment.region, region] as const))('in %s', (name, region) => {
  it('every stack is there', () => {
    expect(Object.keys(region.templates)).toEqual([...stackNames])
    for (const template of Object.values(region.templates))
      expect(Object.keys(template.Resources).length).toBeGreaterThan(0)
  })

  it('no ARN and no address assumes a partition', () => {
    for (const template of Object.values(region.templates)) {
      const text = JSON.stringify(template)
      expect(text).not.toMatch(/arn:aws(-cn)?:/)
      // Service principals go by this suffix everywhere; addresses, and the principal of Logs, don't.
      const hosts = [...text.matchAll(/[a-z0-9.-]+\.amazonaws\.com(\.cn)?/g)].map(([host]) => host)
      const principals = ['lambda', 'apigateway', 'events', 'cloudwatch', 'logging.s3']
      const others = hosts.filter((host) => !principals.some((service) => host === `${service}.amazonaws.com`))
      expect(others).toEqual([])
    }
  })

  it('every log is kept for 180 days, encrypted, and outlives its stack', () => {
    const groups = everywhere(region, 'AWS::Logs::LogGroup')
    // One a function, and one an API.
    expect(groups.length).toBe(Object.keys(grants).length + 3)
    for (const group of groups) {
      expect(group.Properties.RetentionInDays).toBe(180)
      expect(group.Properties.KmsKeyId).toBeDefined()
      expect(group.DeletionPolicy).toBe('Retain')
    }
  })

  it('every bucket is private, encrypted, and answers over TLS only', () => {
    const buckets = everywhere(region, 'AWS::S3::Bucket')
    expect(buckets.length).toBe(4)
    for (const { Properties } of buckets) {
      expect(Object.values(Properties.PublicAccessBlockConfiguration)).toEqual([true, true, true, true])
      expect(Properties.BucketEncryption).toBeDefined()
    }
    const policies = everywhere(region, 'AWS::S3::BucketPolicy')
    for (const { Properties } of policies)
      expect(JSON.stringify(Properties.PolicyDocument)).toContain('"aws:SecureTransport":"false"')
    expect(policies.length).toBe(buckets.length)
  })

  it('keys of our own rotate each year', () => {
    const keys = everywhere(region, 'AWS::KMS::Key')
    expect(keys.length).toBe(3)
    for (const { Properties } of keys) {
      expect(Properties.EnableKeyRotation).toBe(true)
      expect(Properties.RotationPeriodInDays).toBe(365)
    }
  })

  it('the demo door is nowhere', () => {
    expect(routes.listDemoPeople.path).toBe('/demo/people')
    expect(JSON.stringify(region.templates)).not.toMatch(/demo/i)
  })

  it('certificates are of the region itself', () => {
    const arn = ['', ['arn:', { Ref: 'AWS::Partition' }, `:acm:${name}:`, { Ref: 'AWS::AccountId' }]]
    const text = JSON.stringify(region.templates)
    expect(text.split(JSON.stringify(arn).slice(0, -2)).length - 1).toBe(3)
  })
})
