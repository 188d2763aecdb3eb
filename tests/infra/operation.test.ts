import type { DynamoDBRecord } from 'aws-lambda'
import { describe, expect, it } from 'vitest'
import { type Key, keys } from '../../functions/platform/table.ts'
import { grants } from '../../infra/grants.ts'
import { wakes } from '../../infra/stream-filters.ts'
import { everywhere, ofType, onlyOne, regions } from './deployed.ts'

const record = (eventName: 'INSERT' | 'MODIFY' | 'REMOVE', pk: string, sk: string): DynamoDBRecord => ({
  eventName,
  dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } } },
})

describe.each(regions.map((region) => [region.deployment.region, region] as const))('in %s', (_, region) => {
  const { relay, worker, sweep, alarms, dashboard } = region.templates

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

  it('the relay is woken by what happens in a case, by changed persons and ended sessions, and by nothing else', () => {
    const wanted = (name: 'INSERT' | 'MODIFY' | 'REMOVE', { pk, sk }: Key) => wakes('relay', record(name, pk, sk))
    const cases = [keys.ticket('t'), keys.join('j'), keys.request('r'), keys.post('p'), keys.call('c'), keys.alert('a')]
    for (const at of cases) {
      expect(wanted('INSERT', keys.entry(at, 1))).toBe(true)
      expect(wanted('MODIFY', at)).toBe(false)
    }
    expect(wanted('INSERT', keys.entry(keys.auditHead('p'), 1))).toBe(false)
    expect(wanted('INSERT', keys.person('p'))).toBe(false)
    for (const name of ['MODIFY', 'REMOVE'] as const) expect(wanted(name, keys.person('p'))).toBe(true)
    expect(wanted('REMOVE', keys.session('p', 's'))).toBe(true)
    expect(wanted('MODIFY', keys.session('p', 's'))).toBe(false)
    expect(wanted('INSERT', keys.look('p', 'l'))).toBe(false)
    expect(wanted('MODIFY', keys.reading('p'))).toBe(false)
    for (const name of ['INSERT', 'MODIFY'] as const) expect(wanted(name, keys.told('a', 'p'))).toBe(true)
    expect(wanted('INSERT', keys.position('a'))).toBe(false)
  })

  it('relay and worker are woken by what is said in channels and threads, not by their heads', () => {
    for (const consumer of ['relay', 'worker'] as const)
      for (const at of [keys.channel('c'), keys.thread('p')]) {
        const said = keys.event(at, 1)
        for (const name of ['INSERT', 'MODIFY'] as const)
          expect(wakes(consumer, record(name, said.pk, said.sk))).toBe(true)
        expect(wakes(consumer, record('REMOVE', said.pk, said.sk))).toBe(false)
        expect(wakes(consumer, record('MODIFY', at.pk, at.sk))).toBe(false)
      }
    expect(wakes('relay', record('INSERT', keys.interest('c', 'i').pk, keys.interest('c', 'i').sk))).toBe(false)
  })

  it('the worker is woken by imports, one at a time, apart from the relay, and left letters are its own', () => {
    const mapping = onlyOne(worker, 'AWS::Lambda::EventSourceMapping').Properties
    expect(mapping).toMatchObject({
      BatchSize: 1,
      ParallelizationFactor: 10,
      MaximumRetryAttempts: 2,
      DestinationConfig: {
        OnFailure: { Destination: { 'Fn::GetAtt': [expect.stringMatching(/^DeadLetters/), 'Arn'] } },
      },
    })
    const { pk, sk } = keys.import('imp_1')
    for (const name of ['INSERT', 'MODIFY'] as const) expect(wakes('worker', record(name, pk, sk))).toBe(true)
    expect(wakes('worker', record('REMOVE', pk, sk))).toBe(false)
    expect(wakes('worker', record('INSERT', pk, 'ERROR#0000001'))).toBe(false)
    expect(wakes('worker', record('INSERT', `IMPORTS#${pk}`, 'IMPORT#imp_1'))).toBe(false)
  })

  it('the worker is woken by what happens in tickets and calls, and by messages about them alone when they change', () => {
    for (const at of [keys.ticket('tkt_1'), keys.call('cal_1')]) {
      const { pk, sk } = keys.entry(at, 1)
      expect(wakes('worker', record('INSERT', pk, sk))).toBe(true)
      expect(wakes('worker', record('MODIFY', pk, sk))).toBe(false)
      expect(wakes('worker', record('MODIFY', at.pk, at.sk))).toBe(false)
    }
    // Of a notice, only what waits for somebody's quiet hours is such a message: a district of them is sent without.
    for (const of of ['tkt_1:2', 'cal_1:2', 'ntc_1:quiet']) {
      const { pk, sk } = keys.sent(of, 'per_1')
      expect(wakes('worker', record('MODIFY', pk, sk))).toBe(true)
      expect(wakes('worker', record('INSERT', pk, sk))).toBe(false)
    }
  })

  it.each([
    ['relay', () => relay],
    ['worker', () => worker],
  ] as const)('what wakes the %s is the same there and in the local stage', (consumer, template) => {
    const { Filters } = onlyOne(template(), 'AWS::Lambda::EventSourceMapping').Properties.FilterCriteria
    const patterns = (Filters as { Pattern: string }[]).map(({ Pattern }) => JSON.parse(Pattern))
    // Lambda takes five.
    expect(patterns.length).toBeLessThanOrEqual(5)
    const fits = (rule: unknown, value: string) =>
      typeof rule === 'string' ? rule === value : value.startsWith((rule as { prefix: string }).prefix)
    const some = (rules: unknown[], value: string) => rules.some((rule) => fits(rule, value))
    const wakesThere = (name: string, { pk, sk }: Key) =>
      patterns.some(
        ({ eventName, dynamodb }) =>
          eventName.includes(name) && some(dynamodb.Keys.pk.S, pk) && some(dynamodb.Keys.sk.S, sk),
      )
    const { entry: _, event: _event, ...own } = keys
    const made = Object.values(own).map((key) => (key as (...parts: unknown[]) => Key)('a', 'b', 'c'))
    const entries = ['TICKET#a', 'JOIN#a', 'REQUEST#a', 'AUDIT#a'].map((pk) => keys.entry({ pk }, 1))
    for (const key of [...made, ...entries])
      for (const name of ['INSERT', 'MODIFY', 'REMOVE'] as const)
        expect(wakes(consumer, record(name, key.pk, key.sk)), `${name} ${key.pk} ${key.sk}`).toBe(wakesThere(name, key))
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
    expect(queues.length).toBe(6)
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
      'AlertFaults',
      'AlertSlow',
      'AlertsFailed',
      'AlertsUnclocked',
      'AlertsUnheard',
      'AlertsUntold',
      'ApiFaults',
      'ApiSlow',
      'EscalationDeadLetters',
      'EscalationErrors',
      'EscalationMissing',
      'GatewayErrors',
      'MessagesNotTaken',
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
      'Throttled1',
      'Throttled2',
      'Throttled3',
      'Throttled4',
      'WatchdogDeadLetters',
      'WatchdogErrors',
      'WatchdogMissing',
      'WaysDeadLetters',
      'WaysErrors',
      'WaysFailed',
      'WaysMissing',
      'WorkerDeadLetters',
      'WorkerErrors',
    ])
    for (const alarm of all) {
      expect(alarm.AlarmDescription.length).toBeGreaterThan(10)
      expect(alarm.AlarmActions).toEqual([{ Ref: expect.stringMatching(/^Topic/) }])
    }
    expect(onlyOne(alarms, 'AWS::SNS::Topic').Properties.KmsMasterKeyId).toBeDefined()
    expect(JSON.stringify(onlyOne(alarms, 'AWS::SNS::TopicPolicy'))).toContain('"aws:SecureTransport":"false"')
  })

  it('no alarm sums up more metrics than CloudWatch takes', () => {
    for (const [id, { Properties }] of ofType(alarms, 'AWS::CloudWatch::Alarm')) {
      const summed = (Properties.Metrics ?? []).filter((each: object) => 'MetricStat' in each)
      expect(summed.length, id).toBeLessThanOrEqual(10)
    }
    const throttled = ofType(alarms, 'AWS::CloudWatch::Alarm').filter(([id]) => id.startsWith('Throttled'))
    for (const name of Object.keys(grants)) expect(JSON.stringify(throttled)).toContain(`"Id":"${name}"`)
  })

  it('silence of what starts each minute is an alarm; silence of the rest is not', () => {
    for (const [id, { Properties }] of ofType(alarms, 'AWS::CloudWatch::Alarm')) {
      const silence = /^(Sweep|Escalation|Ways|Watchdog)Missing/.test(id)
      expect(Properties.TreatMissingData, id).toBe(silence ? 'breaching' : 'notBreaching')
    }
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

  it('the dashboard shows alerts, the API, every function, the table, the relay and the sweep', () => {
    const body = JSON.stringify(onlyOne(dashboard, 'AWS::CloudWatch::Dashboard').Properties.DashboardBody)
    const titles = [
      'Open alerts',
      'Pressing the button',
      'Requests',
      'Latency',
      'Errors',
      'Capacity',
      'Relay lag',
      'Sweep',
    ]
    for (const title of titles) expect(body).toContain(`\\"title\\":\\"${title}`)
    for (const name of [
      'people',
      'areas',
      'photos',
      'tickets',
      'sockets',
      'service',
      'gateway',
      'relay',
      'worker',
      'sweep',
      'alerts',
      'escalation',
      'watchdog',
    ])
      expect(body).toContain(`\\"label\\":\\"${name}\\"`)
  })
})
