import * as z from 'zod/mini'
import { demoRoutes } from '../../shared/people/contract.ts'
import { livePorts } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { readConfig, tableSettings, wechatSettings } from '../platform/config.ts'
import { metricsOf } from '../platform/log.ts'
import { type DemoPorts, demoPeople, listDemoPeople, standInLogin } from './list-demo-people.ts'

export const operations = { listDemoPeople }

/** Never deployed; and should it be, it refuses to start anywhere but in the local stage. */
export const handler = serve('demo', demoRoutes, operations, () => {
  const config = readConfig({ ...tableSettings, ...wechatSettings, DEMO_PEOPLE: z.string() }, process.env)
  if (config.STAGE !== 'local') throw new Error('The demo door exists in the local stage only')
  const ports: DemoPorts = {
    ...livePorts('demo'),
    people: z.parse(demoPeople, JSON.parse(config.DEMO_PEOPLE)),
    login: (openid) => standInLogin(config.WECHAT_URL, openid),
  }
  return { ports, metrics: metricsOf('demo') }
})
