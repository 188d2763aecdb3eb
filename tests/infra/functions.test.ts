import { describe, expect, it } from 'vitest'
import {
  appSettings,
  capSettings,
  eventSettings,
  photoSettings,
  sealSettings,
  socketEndpointSettings,
  socketUrlSettings,
  tableSettings,
  telephoneSettings,
  templateSettings,
  tokenSettings,
  wechatSettings,
} from '../../functions/platform/config.ts'
import { type FunctionName, grants } from '../../infra/grants.ts'
import { functionsOf, regions } from './deployed.ts'

/** The settings that each function reads, beside those of the table. */
const reads: Record<FunctionName, object> = {
  people: { ...tokenSettings, ...wechatSettings },
  privacy: { ...tokenSettings, ...sealSettings },
  care: { ...tokenSettings, ...sealSettings },
  households: { ...tokenSettings, ...wechatSettings, ...sealSettings },
  areas: tokenSettings,
  imports: { ...tokenSettings, ...photoSettings },
  posters: { ...tokenSettings, ...wechatSettings, ...photoSettings },
  roles: tokenSettings,
  duty: { ...tokenSettings, ...sealSettings },
  audit: tokenSettings,
  channels: { ...tokenSettings, ...wechatSettings, ...photoSettings },
  moderation: { ...tokenSettings, ...photoSettings, ...eventSettings },
  notices: { ...tokenSettings, ...photoSettings },
  messages: { ...tokenSettings, ...templateSettings },
  warnings: { ...tokenSettings, ...capSettings },
  alerts: { ...tokenSettings, ...photoSettings, ...sealSettings, ...socketEndpointSettings },
  incidents: tokenSettings,
  hours: { ...tokenSettings, ...photoSettings, ...appSettings },
  wishes: { ...tokenSettings, ...photoSettings, ...wechatSettings, ...sealSettings },
  devices: { ...tokenSettings, ...photoSettings, ...sealSettings, ...socketEndpointSettings },
  teams: { ...tokenSettings, ...photoSettings, ...sealSettings, ...wechatSettings },
  photos: { ...tokenSettings, ...photoSettings },
  tickets: { ...tokenSettings, ...photoSettings, ...wechatSettings },
  help: { ...tokenSettings, ...photoSettings, ...wechatSettings },
  sockets: { ...tokenSettings, ...socketUrlSettings },
  service: {},
  gateway: tokenSettings,
  relay: socketEndpointSettings,
  worker: { ...photoSettings, ...sealSettings, ...socketEndpointSettings, ...wechatSettings, ...templateSettings },
  sweep: { ...photoSettings, ...wechatSettings },
  escalation: socketEndpointSettings,
  ways: { ...sealSettings, ...wechatSettings, ...templateSettings, ...telephoneSettings },
  watchdog: socketEndpointSettings,
}
/** Lambda sets the region itself; endpoints are said only where a service is not AWS's own. */
const GIVEN = ['AWS_REGION']
const LOCAL = ['DYNAMODB_ENDPOINT', 'PHOTO_ENDPOINT', 'PERSONAL_KEY_FILE', 'CAP_ORIGIN']
const POWERTOOLS = ['POWERTOOLS_SERVICE_NAME', 'POWERTOOLS_METRICS_NAMESPACE']

const names = Object.keys(grants) as FunctionName[]

describe.each(regions.map((region) => [region.deployment.region, region] as const))('in %s', (_, region) => {
  const functions = functionsOf(region)

  it('there is one for each name in the grants', () => {
    expect([...functions.keys()].sort()).toEqual([...names].sort())
  })

  it.each(names)('%s runs Node 24 on arm64, logs as JSON to its own group, and its settings are encrypted', (name) => {
    const { Runtime, Architectures, LoggingConfig, KmsKeyArn, Timeout, MemorySize } =
      functions.get(name)?.Properties ?? {}
    expect({ Runtime, Architectures }).toEqual({ Runtime: 'nodejs24.x', Architectures: ['arm64'] })
    expect(LoggingConfig).toMatchObject({
      LogFormat: 'JSON',
      LogGroup: { Ref: expect.stringContaining(`${name}logs`) },
    })
    expect(KmsKeyArn).toBeDefined()
    expect(MemorySize).toBeGreaterThanOrEqual(512)
    // An HTTP API waits no longer; what no request waits for may take its time.
    const unasked: Partial<Record<FunctionName, number>> = {
      sweep: 75,
      relay: 30,
      worker: 300,
      escalation: 90,
      ways: 90,
      watchdog: 60,
    }
    expect(Timeout).toBeLessThanOrEqual(unasked[name] ?? 29)
  })

  it.each(names)('%s is given the settings that it reads, and no other', (name) => {
    const { Variables } = functions.get(name)?.Properties.Environment ?? {}
    const wanted = Object.keys({ ...tableSettings, ...reads[name] }).filter(
      (key) => ![...GIVEN, ...LOCAL].includes(key),
    )
    expect(Object.keys(Variables).sort()).toEqual([...wanted, ...POWERTOOLS].sort())
  })

  it('secrets are references, resolved when it is deployed', () => {
    const secret = (key: string) => /SECRET|APP_ID|EVENT_(TOKEN|KEY)|_SIGN$/.test(key)
    for (const { Properties } of functions.values()) {
      for (const [key, value] of Object.entries(Properties.Environment.Variables)) {
        if (secret(key))
          expect(value).toMatch(
            /^\{\{resolve:secretsmanager:weilinli-prod\/(token|wechat|tencent):SecretString:\w*::\}\}$/,
          )
      }
    }
  })

  it('photos has room to decode pictures, posters to draw', () => {
    for (const name of ['photos', 'posters']) expect(functions.get(name)?.Properties.MemorySize).toBe(2048)
  })
})
