/** What a route declares. The tables in <capability>/contract.ts are made of these; everything else derives from them. */
import type * as z from 'zod/mini'
import type { ErrorCode } from './errors.ts'
import type { Role } from './people/contract.ts'
import type { TicketParty } from './tickets/lifecycle.ts'

/** One Lambda each. */
export type Capability = 'people' | 'areas' | 'photos' | 'tickets' | 'sockets' | 'service' | 'demo'

/**
 * Who may call, denied unless declared:
 * `anyone` without a token, `signedIn` with one, `{ roles }` whoever holds one of them somewhere,
 * `{ parties }` whoever stands in one of these relations to the case that the path names.
 */
export type Access = 'anyone' | 'signedIn' | { roles: readonly Role[] } | { parties: readonly TicketParty[] }

export interface Route {
  capability: Capability
  method: 'GET' | 'POST' | 'DELETE'
  path: `/${string}`
  summary: string
  access: Access
  params?: z.ZodMiniObject
  query?: z.ZodMiniObject
  body?: z.ZodMiniObject
  reply: z.ZodMiniType
  /** The status of success, 200 unless said. */
  status?: 200 | 201
  /** The named errors of this route, beside those that its shape implies (errorsOf in routes.ts). */
  errors: readonly ErrorCode[]
  /** Whether an Idempotency-Key is honoured: same key and body, same answer; another body, `keyReused`. */
  idempotent?: true
}

export type RouteTable = Record<string, Route>
