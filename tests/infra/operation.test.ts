import { describe, expect, it } from 'vitest'
import { keys } from '../../functions/platform/table.ts'
import { everywhere, ofType, onlyOne, regions } from './deployed.ts'

describe.each(regions.map((region) => [region.deployment.region, region] as const))('in %s', (_, region) => {
  const { relay, sweep, alarms, dashboard } = region.templates

  it('the relay takes what it can of a batch, tries again, and then leaves the rest where a person finds it', () => {
    const mapping = onlyOne(relay, 'AWS::Lambda::EventSourceMapping').Properties
    expect(mapping).toMatchObject({
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 5,
      StartingPosition: 'TRIM_HORIZON',
      DestinationConfig: {
        OnFailure: { Destination: { 'Fn::GetAtt': [expect.stringMatching(/^DeadLetters/), 'Arn'] } },
      },
    })
  })

  it('the relay is woken by new timeline entries only', () => {
    const [{ Pattern }] = onlyOne(relay, 'AWS::Lambda::EventSourceMapping').Properties.FilterCriteria.Filters
    const { eventName, dynamodb } = JSON.parse(Pattern)
    expect(eventName).toEqual(['INSERT'])
    const entry = keys.entry(keys.ticket('tkt_1'), 1)
    expect(entry.pk.startsWith(dynamodb.Keys.pk.S[0].prefix)).toBe(true)
    expect(entry.sk.startsWith(dynamodb.Keys.sk.S[0].prefix)).toBe(true)
    expect(keys.ticket('tkt_1').sk.startsWith(dynamodb.Keys.sk.S[0].prefix)).toBe(false)
  })

  it('the sweep starts each minute, and a minute that failed is left to the next', () => {
    const rule = onlyOne(sweep, 'AWS::Events::Rule').Properties
    expect(rule).toMatchObject({ ScheduleExpression: 'rate(1 minute)', State: 'ENABLED' })
    expect(rule.Targets[0].DeadLetterConfig).toBeDefined()
    expect(onlyOne(sweep, 'AWS::Lambda::EventInvokeConfig').Properties).toMatchObject({
      MaximumRetryAttempts: 0,
      DestinationConfig: { OnFailure: expect.anything() },
    })
  })

  it('dead letters are kept for two weeks, encrypted with our key, over TLS only', () => {
    const queues = everywhere(region, 'AWS::SQS::Queue')
    expect(queues.length).toBe(2)
    for (const { Properties } of queues) {
      expect(Properties.MessageRetentionPeriod).toBe(14 * 24 * 60 * 60)
      expect(Properties.KmsMasterKeyId).toBeDefined()
    }
    for (const { Properties } of everywhere(region, 'AWS::SQS::QueuePolicy'))
      expect(JSON.stringify(Properties.PolicyDocument)).toContain('"aws:SecureTransport":"false"')
  })

  it('every alarm says what is wrong and tells the topic, which is encrypted and takes TLS only', () => {
    const all = ofType(alarms, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties)
    expect(all.map(({ AlarmName }) => AlarmName.replace('weilinli-prod-', '')).sort()).toEqual([
      'ApiFaults',
      'ApiSlow',
      'GatewayErrors',
      'RelayDeadLetters',
      'RelayErrors',
      'RelayLag',
      'RelayUnreached',
      'SweepDeadLetters',
      'SweepErrors',
      'SweepFailures',
      'SweepMissing',
      'TableFaults',
      'TableThrottled',
      'TableUserErrors',
      'Throttled',
    ])
    for (const alarm of all) {
      expect(alarm.AlarmDescription.length).toBeGreaterThan(10)
      expect(alarm.AlarmActions).toEqual([{ Ref: expect.stringMatching(/^Topic/) }])
    }
    expect(onlyOne(alarms, 'AWS::SNS::Topic').Properties.KmsMasterKeyId).toBeDefined()
    expect(JSON.stringify(onlyOne(alarms, 'AWS::SNS::TopicPolicy'))).toContain('"aws:SecureTransport":"false"')
  })

  it('silence of the sweep is an alarm; silence of the rest is not', () => {
    for (const [id, { Properties }] of ofType(alarms, 'AWS::CloudWatch::Alarm'))
      expect(Properties.TreatMissingData, id).toBe(id.startsWith('SweepMissing') ? 'breaching' : 'notBreaching')
  })

  it('one letter in the queue of the relay is enough for an alarm', () => {
    const [[, alarm] = []] = ofType(alarms, 'AWS::CloudWatch::Alarm').filter(([id]) =>
      id.startsWith('RelayDeadLetters'),
    )
    expect(alarm?.Properties).toMatchObject({
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 1,
    })
  })

  it('the dashboard shows the API, every function, the table, the relay and the sweep', () => {
    const body = JSON.stringify(onlyOne(dashboard, 'AWS::CloudWatch::Dashboard').Properties.DashboardBody)
    const titles = ['Requests', 'Latency', 'Errors', 'Capacity', 'Relay lag', 'Sweep']
    for (const title of titles) expect(body).toContain(`\\"title\\":\\"${title}`)
    for (const name of ['people', 'areas', 'photos', 'tickets', 'sockets', 'service', 'gateway', 'relay', 'sweep'])
      expect(body).toContain(`\\"label\\":\\"${name}\\"`)
  })
})
