/** The route table: every operation of the API by its id. */
import type * as z from 'zod/mini'
import { safeParse } from 'zod/mini'
import { alertRoutes } from './alerts/contract.ts'
import { drillRoutes } from './alerts/drills.ts'
import { misuseRoutes } from './alerts/misuse.ts'
import { reportRoutes } from './alerts/report.ts'
import { shorteningRoutes } from './alerts/shortening.ts'
import { areaRoutes } from './areas/contract.ts'
import { editorRoutes } from './areas/editor.ts'
import { groupRoutes } from './areas/groups.ts'
import { oversightRoutes } from './areas/oversight.ts'
import { auditRoutes } from './audit/contract.ts'
import { careRoutes } from './care/contract.ts'
import { callRoutes } from './channels/calls.ts'
import { channelRoutes } from './channels/contract.ts'
import { interestRoutes } from './channels/interests.ts'
import { readingRoutes } from './channels/reading.ts'
import { searchRoutes } from './channels/search.ts'
import { deviceRoutes } from './devices/contract.ts'
import { pointRoutes } from './devices/points.ts'
import { dutyRoutes } from './duty/contract.ts'
import { gapWarningRoutes } from './duty/gap-warnings.ts'
import type { ErrorCode } from './errors.ts'
import { helpRoutes } from './help/contract.ts'
import { helpFiguresRoutes } from './help/figures.ts'
import { readyRoutes } from './help/ready.ts'
import { thingRoutes } from './help/things.ts'
import { certificateRoutes } from './hours/certificates.ts'
import { hoursRoutes } from './hours/contract.ts'
import { hoursOversightRoutes } from './hours/oversight.ts'
import { rankingRoutes } from './hours/ranking.ts'
import { householdRoutes } from './households/contract.ts'
import { importRoutes } from './imports/contract.ts'
import { incidentRoutes } from './incidents/contract.ts'
import { rollRoutes } from './incidents/roll.ts'
import { wallRoutes } from './incidents/wall.ts'
import { messageRoutes } from './messages/contract.ts'
import { moderationRoutes } from './moderation/contract.ts'
import { eventRoutes } from './moderation/events.ts'
import { noticeRoutes } from './notices/contract.ts'
import { deliveryRoutes } from './notices/delivery.ts'
import { demoRoutes, peopleRoutes } from './people/contract.ts'
import { photoRoutes } from './photos/contract.ts'
import { fileRoutes } from './photos/files.ts'
import { voiceRoutes } from './photos/voices.ts'
import { posterRoutes } from './posters/contract.ts'
import { privacyRoutes } from './privacy/contract.ts'
import { roleRoutes } from './roles/contract.ts'
import type { Capability, Route } from './route.ts'
import { serviceRoutes } from './service/contract.ts'
import { socketRoutes } from './sockets/contract.ts'
import { activityRoutes } from './teams/activities.ts'
import { calendarRoutes } from './teams/calendars.ts'
import { teamRoutes } from './teams/contract.ts'
import { ticketRoutes } from './tickets/contract.ts'
import { warningRoutes } from './warnings/contract.ts'
import { wishRoutes } from './wishes/contract.ts'
import { servicePostRoutes } from './wishes/posts.ts'

export const routes = {
  ...serviceRoutes,
  ...peopleRoutes,
  ...privacyRoutes,
  ...careRoutes,
  ...areaRoutes,
  ...editorRoutes,
  ...groupRoutes,
  ...oversightRoutes,
  ...importRoutes,
  ...roleRoutes,
  ...dutyRoutes,
  ...gapWarningRoutes,
  ...auditRoutes,
  ...householdRoutes,
  ...photoRoutes,
  ...fileRoutes,
  ...voiceRoutes,
  ...posterRoutes,
  ...messageRoutes,
  ...ticketRoutes,
  ...channelRoutes,
  ...moderationRoutes,
  ...eventRoutes,
  ...noticeRoutes,
  ...deliveryRoutes,
  ...warningRoutes,
  ...alertRoutes,
  ...drillRoutes,
  ...reportRoutes,
  ...misuseRoutes,
  ...shorteningRoutes,
  ...wallRoutes,
  ...incidentRoutes,
  ...rollRoutes,
  ...deviceRoutes,
  ...pointRoutes,
  ...helpRoutes,
  ...helpFiguresRoutes,
  ...readyRoutes,
  ...thingRoutes,
  ...hoursRoutes,
  ...certificateRoutes,
  ...rankingRoutes,
  ...hoursOversightRoutes,
  ...wishRoutes,
  ...servicePostRoutes,
  ...teamRoutes,
  ...activityRoutes,
  ...calendarRoutes,
  ...readingRoutes,
  ...searchRoutes,
  ...interestRoutes,
  ...callRoutes,
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

/** Whether a request may come without this body: nothing in it is required. */
export const mayBeLeftOut = (body: z.ZodMiniObject): boolean => safeParse(body, {}).success
