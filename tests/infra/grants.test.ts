import { describe, expect, it } from 'vitest'
import type { Table } from '../../functions/platform/dynamo.ts'
import { keys } from '../../functions/platform/table.ts'
import { sealing } from '../../infra/grants/right.ts'
import { type FunctionName, grants } from '../../infra/grants.ts'
import { everywhere, regions, rightsOf, type Statement, statementsOf } from './deployed.ts'
import { grantedTable } from './granted-table.ts'

const names = Object.keys(grants) as FunctionName[]
const WRITES = ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem', 'BatchWriteItem']

const actionsOf = (rights: Statement[], service: string) =>
  rights.flatMap(({ Action }) => Action.filter((action) => action.startsWith(`${service}:`))).sort()

describe.each(regions.map((region) => [region.deployment.region, region] as const))('in %s', (_, region) => {
  it('nobody is granted a wildcard action, or every resource', () => {
    const policies = everywhere(region, 'AWS::IAM::Policy')
    expect(policies.length).toBe(names.length + 1)
    for (const { Properties } of policies) {
      for (const { Effect, Action, Resource } of statementsOf(Properties.PolicyDocument)) {
        expect(Effect).toBe('Allow')
        expect(Action.filter((action) => action.includes('*'))).toEqual([])
        expect(Resource).not.toContain('*')
      }
    }
    for (const { Properties } of everywhere(region, 'AWS::IAM::Role')) expect(Properties.Policies).toBeUndefined()
  })

  it('no policy of a queue, topic, bucket or key grants a wildcard action, save that an account administers its keys', () => {
    const types = ['AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy', 'AWS::S3::BucketPolicy']
    const documents = types
      .flatMap((type) => everywhere(region, type))
      .map(({ Properties }) => Properties.PolicyDocument)
    const keyPolicies = everywhere(region, 'AWS::KMS::Key').map(({ Properties }) => Properties.KeyPolicy)
    const wild = [...documents, ...keyPolicies]
      .flatMap(statementsOf)
      .filter(({ Effect, Action }) => Effect === 'Allow' && Action.some((action) => action.includes('*')))
    expect(wild.map(({ Action }) => Action)).toEqual([['kms:*'], ['kms:*'], ['kms:*']])
  })

  it.each(names)('%s may do to the table what its grants say, and no more', (name) => {
    const { reads, writes = [], indexes = [], stream, personalData } = grants[name]
    const wanted = new Set<string>([...(reads?.actions ?? []), ...writes.flatMap(({ actions }) => actions)])
    if (personalData)
      for (const { actions } of [sealing.reads, sealing.writes]) for (const each of actions) wanted.add(each)
    if (indexes.length) wanted.add('Query')
    if (stream)
      for (const action of ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams']) wanted.add(action)
    const actual = new Set(actionsOf(rightsOf(region, name), 'dynamodb'))
    expect([...actual]).toEqual([...wanted].map((action) => `dynamodb:${action}`).sort())
  })

  it.each(names)('%s touches items of its own kinds only, and indexes by name', (name) => {
    for (const { Action, Resource, Condition } of rightsOf(region, name)) {
      if (!Action.some((action) => action.startsWith('dynamodb:')) || /Stream|Records|Shard/.test(Action.join()))
        continue
      const text = JSON.stringify(Resource)
      if (text.includes('/index/')) {
        const named = [...text.matchAll(/\/index\/(\w+)"/g)].map((match) => match[1])
        expect(named).toEqual((grants[name].indexes ?? []).toSorted())
      } else expect(Condition).toHaveProperty(['ForAllValues:StringLike', 'dynamodb:LeadingKeys'])
    }
  })

  it.each(['service', 'sockets'])('%s writes nothing', (name) => {
    const writes = actionsOf(rightsOf(region, name), 'dynamodb').filter((action) =>
      WRITES.includes(action.replace('dynamodb:', '')),
    )
    expect(writes).toEqual([])
    expect(actionsOf(rightsOf(region, name), 's3')).toEqual([])
  })

  it('photos, imports, posters and certificates are written to the bucket; only who rings or relays reaches sockets; only relay and worker read the stream', () => {
    const who = (test: (action: string) => boolean) =>
      names.filter((name) => rightsOf(region, name).some(({ Action }) => Action.some(test)))
    expect(who((action) => action.startsWith('s3:Put'))).toEqual(['imports', 'posters', 'photos', 'hours'])
    expect(who((action) => action.startsWith('s3:Delete'))).toEqual(['photos', 'worker', 'sweep'])
    expect(who((action) => action.startsWith('s3:'))).toEqual(
      names.filter((name) => grants[name].photos ?? grants[name].photosListed),
    )
    expect(who((action) => action.startsWith('execute-api:'))).toEqual(
      names.filter((name) => grants[name].reachSockets),
    )
    expect(names.filter((name) => grants[name].reachSockets)).toEqual([
      'alerts',
      'devices',
      'relay',
      'worker',
      'escalation',
      'watchdog',
    ])
    expect(who((action) => action === 'dynamodb:GetRecords')).toEqual(['relay', 'worker'])
    expect(who((action) => action === 'sqs:SendMessage')).toEqual([
      'relay',
      'worker',
      'escalation',
      'ways',
      'watchdog',
      'sweep',
    ])
  })

  it('the relay posts to sockets and closes them, and can not look at them', () => {
    const reach = rightsOf(region, 'relay').find(({ Action }) => Action.includes('execute-api:ManageConnections'))
    const methods = [...JSON.stringify(reach?.Resource).matchAll(/\/prod\/([^/]+)\/@connections\/\*/g)].map(
      ([, m]) => m,
    )
    expect(methods.sort()).toEqual(['DELETE', 'POST'])
  })

  it('data keys are wrapped only for who seals personal data, and only as such of this stage', () => {
    const EncryptionContext = {
      'kms:EncryptionContext:purpose': 'personal-data',
      'kms:EncryptionContext:stage': region.deployment.stage,
    }
    for (const name of names) {
      const wrap = rightsOf(region, name).filter(({ Resource }) => JSON.stringify(Resource).includes('personal-key'))
      if (!grants[name].personalData) expect(wrap, name).toEqual([])
      else
        expect(wrap, name).toMatchObject([
          { Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Condition: { StringEquals: EncryptionContext } },
        ])
    }
  })
})

it('the kinds are those of the table design', () => {
  // An entry stands with what it is an entry of.
  const { entry: _, event: _event, ...own } = keys
  const made = Object.values(own).map(
    (key) => (key as (...parts: unknown[]) => { pk: string })('x', 'y').pk.split('#')[0],
  )
  const granted = Object.values(grants).flatMap(({ reads, writes = [] }) => [
    ...(reads?.kinds ?? []),
    ...writes.flatMap(({ kinds }) => kinds),
  ])
  const sealed = [...sealing.reads.kinds, ...sealing.writes.kinds]
  expect(new Set([...granted, ...sealed])).toEqual(new Set(made))
})

describe('a table seen through its grants', () => {
  const table: Table = {
    read: async (wanted) => wanted.map(() => undefined),
    query: async () => ({ items: [] }),
    write: async () => ({ written: true }),
  }
  it('lets through what is granted', async () => {
    const tickets = grantedTable('tickets', table)
    await tickets.read([keys.person('a'), keys.ticket('b')])
    await tickets.query({ index: 'byOwner', pk: { name: 'owner', value: 'a#ticket' }, ascending: false })
    expect(await tickets.write([{ put: { ...keys.entry(keys.ticket('b'), 1) } }])).toEqual({ written: true })
  })
  it('refuses the rest', async () => {
    await expect(grantedTable('areas', table).read([keys.photo('a')])).rejects.toThrow('GetItem PHOTO')
    await expect(grantedTable('service', table).write([{ remove: keys.area('42') }])).rejects.toThrow('DeleteItem AREA')
    const due = { index: 'byDue', pk: { name: 'due', value: 'DUE#1' }, ascending: true }
    await expect(grantedTable('tickets', table).query(due)).rejects.toThrow('Query byDue')
    await expect(
      grantedTable('tickets', table).write([{ update: keys.person('a'), changes: { set: {} } }]),
    ).rejects.toThrow('UpdateItem PERSON')
  })
})
