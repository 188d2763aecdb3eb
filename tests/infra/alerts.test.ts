import { Annotations, Match } from 'aws-cdk-lib/assertions'
import { AwsSolutionsChecks } from 'cdk-nag'
import { describe, expect, it } from 'vitest'
import { deploymentsOf } from '../../infra/deployment.ts'
import { addRegion } from '../../infra/region.ts'
import { reservationsOf } from '../../infra/reservations.ts'
import { operationsOf } from '../../shared/routes.ts'
import { functionsOf, makeApp, ofType, onlyOne, regions, type Template } from './deployed.ts'

const MINUTE = 60
const keepers = ['escalation', 'ways', 'watchdog'] as const

describe.each(regions.map((region) => [region.deployment.region, region] as const))('in %s', (_, region) => {
  const { alerts, alarms, api } = region.templates
  const functions = functionsOf(region)

  /** The resource of a type that belongs to a function, by the beginning of its name. */
  const of = (name: string, type: string) => {
    const found = ofType(alerts, type).filter(([id]) => id.toLowerCase().startsWith(name))
    expect(found.length, `${type} of ${name}`).toBe(1)
    return found[0]?.[1].Properties
  }

  /** An alarm by its name, and the one metric that it looks at. */
  const watchOf = (name: string) => {
    const [[, found] = []] = ofType(alarms, 'AWS::CloudWatch::Alarm').filter(([id]) => id.startsWith(name))
    return { alarm: found?.Properties, measured: found?.Properties.Metrics[0].MetricStat?.Metric }
  }

  it.each(keepers)(
    'the %s starts each minute, and a minute that failed is left to the next, in a queue of its own',
    (name) => {
      const queue = { 'Fn::GetAtt': [expect.stringMatching(new RegExp(`^${name}DeadLetters`, 'i')), 'Arn'] }
      const rule = of(name, 'AWS::Events::Rule')
      expect(rule).toMatchObject({ ScheduleExpression: 'rate(1 minute)', State: 'ENABLED' })
      expect(JSON.stringify(rule.Targets[0].Arn)).toContain(`"${name}`)
      expect(rule.Targets[0].DeadLetterConfig).toEqual({ Arn: queue })
      expect(of(name, 'AWS::Lambda::EventInvokeConfig')).toMatchObject({
        MaximumRetryAttempts: 0,
        MaximumEventAgeInSeconds: MINUTE,
        DestinationConfig: { OnFailure: { Destination: queue } },
      })
    },
  )

  it('the escalation has time to walk over the turn of the minute, and the watchdog to end within it', () => {
    expect(functions.get('escalation')?.Properties.Timeout).toBe(90)
    expect(functions.get('watchdog')?.Properties.Timeout).toBe(60)
  })

  it('executions are reserved for what brings alerts to people, and for nothing else', () => {
    const reserved = [...functions].flatMap(([name, { Properties }]) => {
      const { ReservedConcurrentExecutions: kept } = Properties
      return kept === undefined ? [] : [[name, kept]]
    })
    expect(Object.fromEntries(reserved)).toEqual({
      alerts: 500,
      devices: 30,
      relay: 50,
      escalation: 4,
      ways: 4,
      watchdog: 2,
    })
    expect(functions.get('alerts')?.Properties.ReservedConcurrentExecutions).toBeGreaterThanOrEqual(500)
  })

  it('a flood of other requests throttles no route of alerts, and none that leads to one', () => {
    const { RouteSettings, DefaultRouteSettings } = onlyOne(api, 'AWS::ApiGatewayV2::Stage').Properties
    const first = [...operationsOf('alerts'), ...operationsOf('incidents')]
    const wanted = first.map(([, { method, path }]) => `${method} ${path}`)
    const onTheWay = ['POST /session', 'POST /session/renewal', 'POST /sockets', 'POST /devices/{deviceId}/signals']
    expect(Object.keys(RouteSettings).sort()).toEqual([...wanted, ...onTheWay].sort())
    expect(RouteSettings['POST /alerts'].ThrottlingRateLimit).toBeGreaterThan(DefaultRouteSettings.ThrottlingRateLimit)
    for (const [route, settings] of Object.entries(RouteSettings))
      expect(settings, route).toEqual({
        ThrottlingRateLimit: 1000,
        ThrottlingBurstLimit: 1250,
        DetailedMetricsEnabled: true,
      })
  })

  it('the stage waits for the routes that it says something of', () => {
    const { Properties, DependsOn } = onlyOne(api, 'AWS::ApiGatewayV2::Stage')
    const before = DependsOn?.map((id) => api.Resources[id]?.Properties.RouteKey)
    for (const route of Object.keys(Properties.RouteSettings)) expect(before).toContain(route)
  })

  it('each alarm of alerts is over within two minutes, and says what to do', () => {
    const own = ofType(alarms, 'AWS::CloudWatch::Alarm').filter(([id]) => /^(Alert|Escalation|Watchdog)/.test(id))
    expect(own.length).toBe(12)
    for (const [id, { Properties }] of own) {
      expect(Properties.AlarmDescription.length, id).toBeGreaterThan(60)
      if (!/^AlertSlow|DeadLetters/.test(id)) {
        const period =
          Properties.Period ??
          Properties.Metrics.find((each: { MetricStat?: object }) => each.MetricStat)?.MetricStat.Period
        expect(period * Properties.EvaluationPeriods, id).toBeLessThanOrEqual(2 * MINUTE)
      }
    }
  })

  it.each([
    ['AlertsUnclocked', 'watchdog', 'alertsUnclocked'],
    ['AlertsUnheard', 'watchdog', 'alertsUnheard'],
    ['AlertsUntold', 'watchdog', 'alertsUntold'],
  ])('%s: one is enough', (name, service, MetricName) => {
    const watch = watchOf(name)
    expect(watch.measured).toEqual({
      Namespace: 'weilinli',
      MetricName,
      Dimensions: [{ Name: 'service', Value: service }],
    })
    expect(watch.alarm).toMatchObject({
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 1,
    })
  })

  it('AlertsFailed: one is enough, of either', () => {
    const { alarm } = watchOf('AlertsFailed')
    const summed = alarm.Metrics.flatMap((each: { MetricStat?: { Metric: object } }) => each.MetricStat?.Metric ?? [])
    expect(summed).toEqual(
      (['escalation', 'watchdog'] as const).map((Value) => ({
        Namespace: 'weilinli',
        MetricName: 'alertsFailed',
        Dimensions: [{ Name: 'service', Value }],
      })),
    )
    expect(alarm).toMatchObject({ Threshold: 0, EvaluationPeriods: 1, ComparisonOperator: 'GreaterThanThreshold' })
  })

  it('WaysFailed: one who was not told for a reason of ours is enough', () => {
    const { alarm, measured } = watchOf('WaysFailed')
    expect(measured).toMatchObject({ MetricName: 'waysFailed', Dimensions: [{ Name: 'service', Value: 'ways' }] })
    expect(alarm).toMatchObject({ Threshold: 0, EvaluationPeriods: 1, ComparisonOperator: 'GreaterThanThreshold' })
  })

  it('the pulse of the watchdog is missed after two minutes', () => {
    const watch = watchOf('WatchdogMissing')
    expect(watch.measured).toMatchObject({ MetricName: 'alertsWatched' })
    expect(watch.alarm).toMatchObject({
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      EvaluationPeriods: 2,
      TreatMissingData: 'breaching',
    })
  })
})

describe('what is reserved follows from the quota', () => {
  it.each([
    [1000, 500],
    [3000, 1500],
    [500, 250],
    [300, 110],
    [240, 50],
  ])('of %i executions alerts have %i', (concurrency, alerts) => {
    const all = reservationsOf({ concurrency })
    expect(all.alerts).toBe(alerts)
    // Lambda refuses a deployment that leaves less than 100 unreserved.
    const sum = Object.values(all).reduce((total, each) => total + each, 0)
    expect(concurrency - sum).toBeGreaterThanOrEqual(100)
  })

  it.each([10, 50, 100, 239])('of %i executions nothing can be reserved', (concurrency) => {
    expect(reservationsOf({ concurrency })).toEqual({})
  })
})

/** A region as it is made with other settings. */
function madeWith(settings: Record<string, unknown>) {
  const context = { domain: 'weilinli.example', certificate: '0a1b2c3d-0000-0000-0000-000000000000', ...settings }
  const app = makeApp({ 'aws:cdk:bundling-stacks': [], regions: { 'cn-north-1': context } })
  const [deployment] = deploymentsOf(app)
  if (!deployment) throw new Error('No deployment')
  const stacks = addRegion(app, deployment)
  return {
    app,
    stacks,
    template: (name: 'api') => app.synth().getStackByName(stacks[name].stackName).template as Template,
  }
}

it('a new account can be deployed to, and whoever does so is told that alerts have no priority there', () => {
  const { stacks, template } = madeWith({})
  for (const [, { Properties }] of ofType(template('api'), 'AWS::Lambda::Function'))
    expect(Properties.ReservedConcurrentExecutions).toBeUndefined()
  const warned = Annotations.fromStack(stacks.alerts).findWarning(
    '*',
    Match.stringLikeRegexp('Nothing is reserved for'),
  )
  expect(warned.length).toBe(1)
})

it('where it is said, alerts are kept started, and the routes lead to those', () => {
  const { app, template } = madeWith({ concurrency: 1000, warmAlerts: 5 })
  const api = template('api')
  const alias = onlyOne(api, 'AWS::Lambda::Alias').Properties
  expect(alias.ProvisionedConcurrencyConfig).toEqual({ ProvisionedConcurrentExecutions: 5 })
  const [[aliasId] = []] = ofType(api, 'AWS::Lambda::Alias')
  const uris = ofType(api, 'AWS::ApiGatewayV2::Integration').map(([, { Properties }]) =>
    JSON.stringify(Properties.IntegrationUri),
  )
  expect(uris.filter((uri) => uri.includes(`"Ref":"${aliasId}"`))).toHaveLength(1)
  // API Gateway may call it.
  const allowed = ofType(api, 'AWS::Lambda::Permission').map(([, { Properties }]) =>
    JSON.stringify(Properties.FunctionName),
  )
  expect(allowed.some((name) => name.includes(`"Ref":"${aliasId}"`))).toBe(true)
  expect(new AwsSolutionsChecks().validateScope(app).violations).toEqual([])
})

it('no more are kept started than are reserved', () => {
  expect(() => madeWith({ concurrency: 1000, warmAlerts: 501 })).toThrow('more than is reserved')
  expect(() => madeWith({ warmAlerts: 1 })).toThrow('more than is reserved')
})
