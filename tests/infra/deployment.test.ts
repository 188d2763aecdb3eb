import { expect, it } from 'vitest'
import { deploymentsOf } from '../../infra/deployment.ts'
import { makeApp } from './deployed.ts'

const region = { domain: 'weilinli.example', certificate: '0a1b2c3d-0000-0000-0000-000000000000' }
const of = (more: Record<string, unknown>) => deploymentsOf(makeApp(more))

it('a stage and a region can be named on the command line', () => {
  const regions = { 'cn-north-1': { ...region, alarmEmail: 'duty@weilinli.example' } }
  // What comes by -c is text.
  expect(of({ stage: 'test', secretsRound: '2', regions })).toEqual([
    {
      stage: 'test',
      secretsRound: 2,
      region: 'cn-north-1',
      ...region,
      alarmEmail: 'duty@weilinli.example',
      // Of a new account, unless said.
      concurrency: 10,
      warmAlerts: 0,
    },
  ])
})

it.each([
  ['a domain with a scheme', { ...region, domain: 'https://weilinli.example' }],
  ['a certificate by its ARN', { ...region, certificate: `arn:${'aws'}:acm:ap-east-1:1:certificate/x` }],
  ['no certificate', { domain: region.domain }],
  ['an address that is none', { ...region, alarmEmail: 'duty' }],
  ['a quota that is none', { ...region, concurrency: 0 }],
  ['part of an execution', { ...region, warmAlerts: 1.5 }],
])('%s stops the synthesis', (_, wrong) => {
  expect(() => of({ regions: { 'ap-east-1': wrong } })).toThrow()
})

it('a stage that would make names too long or wrong stops the synthesis', () => {
  expect(() => of({ stage: 'Production!' })).toThrow()
})
