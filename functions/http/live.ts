/** The ports of a deployed (or locally running) function, made from its environment. */

import { systemClock } from '../platform/clock.ts'
import { readConfig, tableSettings, tokenSettings } from '../platform/config.ts'
import { connectTable } from '../platform/dynamo.ts'
import { logOf, metricsOf } from '../platform/log.ts'
import { systemRandom } from '../platform/random.ts'
import type { Ports } from './operation.ts'
import type { Service } from './serve.ts'

export function livePorts(service: string): Ports {
  const config = readConfig(tableSettings, process.env)
  const table = connectTable({
    tableName: config.TABLE_NAME,
    region: config.AWS_REGION,
    endpoint: config.DYNAMODB_ENDPOINT,
  })
  return { table, clock: systemClock, random: systemRandom, log: logOf(service) }
}

/** A service whose operations need no more than the table. */
export function liveService(name: string): Service {
  const { TOKEN_SECRET } = readConfig(tokenSettings, process.env)
  return { ports: livePorts(name), metrics: metricsOf(name), tokenSecret: TOKEN_SECRET }
}
