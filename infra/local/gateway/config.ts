/** API Gateway and Lambda on this machine: serverless-offline, configured from the route table. */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
import type { Capability } from '../../../shared/route.ts'
import { operations } from '../../../shared/routes.ts'

/** The gateway's own settings, beside those that the functions read. */
export const gatewaySettings = z.object({
  AWS_REGION: z.string(),
  STAGE: z.string(),
  GATEWAY_API_PORT: z.string(),
  GATEWAY_SOCKET_PORT: z.string(),
  GATEWAY_LAMBDA_PORT: z.string(),
})

const SERVICE = 'weilinli'
// From the folder that serverless is run from, this one.
const FUNCTIONS = '../../../functions'

/** The name by which a function is invoked. */
export const functionName = (stage: string, key: string) => `${SERVICE}-${stage}-${key}`

export function gatewayConfig(environment: Record<string, string | undefined>) {
  const settings = z.parse(gatewaySettings, environment)
  return {
    service: SERVICE,
    frameworkVersion: '*',
    configValidationMode: 'off',
    plugins: ['serverless-offline'],
    provider: {
      name: 'aws',
      runtime: 'nodejs24.x',
      stage: settings.STAGE,
      region: settings.AWS_REGION,
      httpApi: {
        cors: {
          allowedOrigins: ['*'],
          allowedMethods: ['GET', 'POST', 'DELETE'],
          allowedHeaders: ['authorization', 'content-type', 'idempotency-key', 'x-request-id'],
          exposedResponseHeaders: ['x-request-id'],
          maxAge: 600,
        },
      },
    },
    functions: { ...httpFunctions(), socketGateway, relay, worker, sweep, escalation, ways, watchdog },
    custom: {
      'serverless-offline': {
        host: '127.0.0.1',
        httpPort: Number(settings.GATEWAY_API_PORT),
        websocketPort: Number(settings.GATEWAY_SOCKET_PORT),
        lambdaPort: Number(settings.GATEWAY_LAMBDA_PORT),
        // One process for all functions: it starts sooner and keeps half the memory. They find their settings in it.
        useInProcess: true,
        noTimeout: true,
        noPrependStageInUrl: true,
        noSponsor: true,
        disableCookieValidation: true,
      },
    },
  }
}

interface HttpFunction {
  handler: string
  events: { httpApi: { method: string; path: string } }[]
}

/** One function for each capability, with a route for each of its operations. */
function httpFunctions(): Record<string, HttpFunction> {
  const functions: Partial<Record<Capability, HttpFunction>> = {}
  for (const [, { capability, method, path }] of operations) {
    functions[capability] ??= { handler: `${FUNCTIONS}/${capability}/handler.handler`, events: [] }
    functions[capability].events.push({ httpApi: { method, path } })
  }
  return functions
}

const socketGateway = {
  handler: `${FUNCTIONS}/sockets/gateway.handler`,
  events: ['$connect', '$disconnect', '$default'].map((route) => ({ websocket: { route } })),
}

/**
 * What the pollers bring is brought to these by invoking them. `timeout`: seconds, as on AWS (infra/capability-function.ts), less than
 * fetch waits for an answer: the functions look at what is left of it, and with the usual six they would do one thing at a time.
 */
const relay = { handler: `${FUNCTIONS}/relay/handler.handler`, timeout: 30 }
const worker = { handler: `${FUNCTIONS}/worker/handler.handler`, timeout: 240 }

const eachMinute = [{ schedule: 'rate(1 minute)' }]
const sweep = { handler: `${FUNCTIONS}/sweep/handler.handler`, timeout: 75, events: eachMinute }
const escalation = { handler: `${FUNCTIONS}/escalation/handler.handler`, timeout: 90, events: eachMinute }
const ways = { handler: `${FUNCTIONS}/ways/handler.handler`, timeout: 90, events: eachMinute }
const watchdog = { handler: `${FUNCTIONS}/watchdog/handler.handler`, timeout: 60, events: eachMinute }
