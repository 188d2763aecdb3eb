/** How much the HTTP API lets through, and what it lets through before all else. */
import { CfnStage, type HttpStage } from 'aws-cdk-lib/aws-apigatewayv2'
import type { Capability } from '../../shared/route.ts'
import { type OperationId, operations } from '../../shared/routes.ts'

/** Requests a second over the stage, and how many at once above that. */
export const THROTTLE = { rateLimit: 500, burstLimit: 1000 }

/**
 * Of each route of alerts and of incidents, apart from what else the stage is asked: a flood of anything else costs them nothing.
 * No region grants an account less than a burst of 1,250 over all its APIs.
 */
const FIRST = { ThrottlingRateLimit: 1000, ThrottlingBurstLimit: 1250 }

/** Without these nobody gets as far as the button, or hears that it rings; a device raises an alert by the last. */
const ON_THE_WAY: readonly OperationId[] = ['signIn', 'renewSession', 'openSocket', 'sendSignal']

export const isFirst = (id: OperationId, capability: Capability): boolean =>
  capability === 'alerts' || capability === 'incidents' || ON_THE_WAY.includes(id)

/** Whether a capability has one of them. */
export const leadsFirst = (capability: Capability): boolean =>
  operations.some(([id, route]) => route.capability === capability && isFirst(id, capability))

/** The routes that go before all others, as API Gateway calls them. */
const firstRoutes = operations
  .filter(([id, { capability }]) => isFirst(id, capability))
  .map(([, { method, path }]) => `${method} ${path}`)

/** Settings of a route stand in place of the stage's own, all of them: so that its numbers are kept is said anew. */
export function putFirst(stage: HttpStage): void {
  const { defaultChild } = stage.node
  if (!(defaultChild instanceof CfnStage)) throw new Error('The stage is not what API Gateway takes')
  defaultChild.routeSettings = Object.fromEntries(
    firstRoutes.map((route) => [route, { ...FIRST, DetailedMetricsEnabled: true }]),
  )
}
