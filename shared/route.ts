/** What a route declares. The tables in <capability>/contract.ts are made of these; everything else derives from them. */
import type * as z from 'zod/mini'
import { safeParse } from 'zod/mini'
import type { AlertParty } from './alerts/lifecycle.ts'
import type { CareParty } from './care/contract.ts'
import type { CallParty } from './channels/call.ts'
import type { PostParty } from './channels/lifecycle.ts'
import type { ErrorCode } from './errors.ts'
import type { HelpParty } from './help/lifecycle.ts'
import type { LoanParty } from './help/loan.ts'
import type { JoinParty } from './households/lifecycle.ts'
import type { IncidentParty } from './incidents/lifecycle.ts'
import type { NoticeParty } from './notices/lifecycle.ts'
import type { RequestParty } from './privacy/lifecycle.ts'
import type { Role } from './roles/roles.ts'
import type { ActivityParty } from './teams/lifecycle.ts'
import type { TeamParty } from './teams/team-lifecycle.ts'
import type { TicketParty } from './tickets/lifecycle.ts'
import type { HoldingParty } from './wishes/holding-lifecycle.ts'
import type { WishParty } from './wishes/lifecycle.ts'

/** One Lambda each. */
export type Capability =
  | 'people'
  | 'privacy'
  | 'care'
  | 'households'
  | 'areas'
  | 'imports'
  | 'posters'
  | 'roles'
  | 'duty'
  | 'audit'
  | 'channels'
  | 'moderation'
  | 'notices'
  | 'messages'
  | 'warnings'
  | 'alerts'
  | 'incidents'
  | 'devices'
  | 'help'
  | 'hours'
  | 'wishes'
  | 'teams'
  | 'photos'
  | 'tickets'
  | 'sockets'
  | 'service'
  | 'demo'

/** Where a request names an area: a part of it and a field of that part. */
export type Named = `${'params' | 'query' | 'body'}.${string}`

/** How someone can stand to a case, over all kinds of case. */
export type Party =
  | TicketParty
  | JoinParty
  | RequestParty
  | CareParty
  | PostParty
  | CallParty
  | NoticeParty
  | AlertParty
  | IncidentParty
  | TeamParty
  | ActivityParty
  | HelpParty
  | LoanParty
  | WishParty
  | HoldingParty

/**
 * Who may call, denied unless declared:
 * `anyone` without a token, `signedIn` with one, `{ roles }` whoever holds one of them: somewhere, or, with `at`, at an
 * area that covers the one (or the household) which the request names there, if it names one;
 * `{ parties }` whoever stands in one of these relations to the case (or household) that the path names.
 */
export type Access = 'anyone' | 'signedIn' | { roles: readonly Role[]; at?: Named } | { parties: readonly Party[] }

/** What a reply may be beside JSON: then its schema is a string, sent as it is. */
export type ReplyType = 'text/plain' | 'text/calendar' | 'application/atom+xml' | 'application/cap+xml'

export interface Route {
  capability: Capability
  method: 'GET' | 'POST' | 'DELETE'
  path: `/${string}`
  summary: string
  access: Access
  params?: z.ZodMiniObject
  query?: z.ZodMiniObject
  body?: z.ZodMiniObject
  /** The media types that a body comes as in others' protocols: JSON, or XML whose elements are the fields. */
  bodyTypes?: readonly string[]
  /**
   * Of a call that must be refused to nobody: makes a body that the schema takes of whatever was sent, and says which fields were
   * spoilt. Then neither the body, nor its media type, nor an Idempotency-Key that is none or stood for something else is refused.
   */
  takes?: (given: unknown) => { body: unknown; spoilt: readonly string[] }
  reply: z.ZodMiniType
  /** The media type of a reply that is a text and no JSON, for others' protocols; its errors are JSON as all are. */
  replyType?: ReplyType
  /** The status of success, 200 unless said. */
  status?: 200 | 201
  /** The named errors of this route, beside those that its shape implies (errorsOf in routes.ts). */
  errors: readonly ErrorCode[]
  /** Whether an Idempotency-Key is honoured: same key and body, same answer; another body, `keyReused`. */
  idempotent?: true
  /**
   * What the audit log calls it, in Chinese. Whatever changes another's standing or looks at another's data is audited:
   * the entry is written in the transaction of the change (functions/http/call.ts).
   */
  audit?: string
}

export type RouteTable = Record<string, Route>

/** Whether a request may come without this body: nothing in it is required. */
export const mayBeLeftOut = (body: z.ZodMiniObject): boolean => safeParse(body, {}).success
