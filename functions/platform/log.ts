/**
 * Logs and metrics: structured, one line each, without personal data: ids, codes, counts and durations only. Whatever a
 * person typed, a name, a phone, a token or an openid is never passed to these.
 */
import { Logger } from '@aws-lambda-powertools/logger'
import { Metrics } from '@aws-lambda-powertools/metrics'

export type Log = Pick<Logger, 'info' | 'warn' | 'error'>

export const NAMESPACE = 'weilinli'

export const logOf = (service: string): Logger => new Logger({ serviceName: service })
export const metricsOf = (service: string): Metrics => new Metrics({ namespace: NAMESPACE, serviceName: service })
