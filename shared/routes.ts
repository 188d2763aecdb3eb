/** The route table: every operation of the API by its id. */
import type * as z from 'zod/mini'
import { allAlertRoutes } from './alerts/routes.ts'
import { allAreaRoutes } from './areas/routes.ts'
import { auditRoutes } from './audit/contract.ts'
import { careRoutes } from './care/contract.ts'
import { allChannelRoutes } from './channels/routes.ts'
import { allDeviceRoutes } from './devices/routes.ts'
import { allDutyRoutes } from './duty/routes.ts'
import type { ErrorCode } from './errors.ts'
import { allHelpRoutes } from './help/routes.ts'
import { allHoursRoutes } from './hours/routes.ts'
import { householdRoutes } from './households/contract.ts'
import { importRoutes } from './imports/contract.ts'
import { allIncidentRoutes } from './incidents/routes.ts'
import { messageRoutes } from './messages/contract.ts'
import { allModerationRoutes } from './moderation/routes.ts'
import { allNoticeRoutes } from './notices/routes.ts'
import { demoRoutes, peopleRoutes } from './people/contract.ts'
import { allPhotoRoutes } from './photos/routes.ts'
import { posterRoutes } from './posters/contract.ts'
import { privacyRoutes } from './privacy/contract.ts'
import { roleRoutes } from './roles/contract.ts'
import type { Capability, Route } from './route.ts'
import { serviceRoutes } from './service/contract.ts'
import { socketRoutes } from './sockets/contract.ts'
import { allTeamRoutes } from './teams/routes.ts'
import { ticketRoutes } from './tickets/contract.ts'
import { warningRoutes } from './warnings/contract.ts'
import { allWishRoutes } from './wishes/routes.ts'

export const routes = {
  ...serviceRoutes,
  ...peopleRoutes,
  ...privacyRoutes,
  ...careRoutes,
  ...allAreaRoutes,
  ...importRoutes,
  ...roleRoutes,
  ...allDutyRoutes,
  ...auditRoutes,
  ...householdRoutes,
  ...allPhotoRoutes,
  ...posterRoutes,
  ...messageRoutes,
  ...ticketRoutes,
  ...allChannelRoutes,
  ...allModerationRoutes,
  ...allNoticeRoutes,
  ...warningRoutes,
  ...allAlertRoutes,
  ...allIncidentRoutes,
  ...allDeviceRoutes,
  ...allHelpRoutes,
  ...allHoursRoutes,
  ...allWishRoutes,
  ...allTeamRoutes,
  ...socketRoutes,
  ...demoRoutes,
} as const

export type Routes = typeof routes
export type OperationId = keyof Routes

type Part<
  O extends OperationId,
  P extends 'params' | 'query' | 'body',
  Side extends 'input' | 'output',
> = Routes[O] extends {
  [K in P]: infer S extends z.ZodMiniType
}
  ? Side extends 'input'
    ? z.input<S>
    : z.output<S>
  : undefined

/** What an operation is given, parsed. */
export interface Given<O extends OperationId> {
  params: Part<O, 'params', 'output'>
  query: Part<O, 'query', 'output'>
  body: Part<O, 'body', 'output'>
}
/** What a client sends, before defaults. */
export interface Sent<O extends OperationId> {
  params: Part<O, 'params', 'input'>
  query: Part<O, 'query', 'input'>
  body: Part<O, 'body', 'input'>
}
export type Reply<O extends OperationId> = z.output<Routes[O]['reply']>

/** The operations, as [id, route] pairs. */
export const operations: readonly (readonly [OperationId, Route])[] = operationPairs()

function operationPairs(): [OperationId, Route][] {
  const pairs: [OperationId, Route][] = []
  let name: OperationId
  for (name in routes) pairs.push([name, routes[name]])
  return pairs
}

/** The operations of one capability. */
export const operationsOf = (capability: Capability) =>
  operations.filter(([, route]) => route.capability === capability)

/** Every error code that a route can answer with: its own, and those that its shape implies. */
export function errorsOf(route: Route): readonly ErrorCode[] {
  const implied: ErrorCode[] = ['internal', 'unavailable']
  if (route.access !== 'anyone') implied.push('notSignedIn', 'tokenExpired', 'sessionEnded')
  if (typeof route.access === 'object') implied.push('notAllowed')
  if (typeof route.access === 'object' && 'parties' in route.access) implied.push('notFound')
  const checked = route.takes ? undefined : route.body
  if (route.params || route.query || checked) implied.push('badInput')
  if (checked) implied.push('badJson', 'tooLarge')
  if (checked && !route.bodyTypes) implied.push('wrongMediaType')
  if (route.query && 'cursor' in route.query.def.shape) implied.push('badCursor')
  if (route.idempotent) implied.push('changedMeanwhile')
  if (route.idempotent && !route.takes) implied.push('badInput', 'keyReused')
  if (route.audit) implied.push('changedMeanwhile')
  return [...new Set([...route.errors, ...implied])].sort()
}
