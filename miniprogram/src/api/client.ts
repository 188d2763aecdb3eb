/** The typed client: one function, `call`, for every operation of the route table. */

import type { Route } from '../../../shared/route.ts'
import { type OperationId, type Reply, routes, type Sent } from '../../../shared/routes.ts'
import { type Network, NoAnswer } from '../platform/request.ts'
import { failureOf, noAnswer, type Outcome } from './outcome.ts'

/** Milliseconds until a call gives up waiting. */
const TIMEOUT = 12_000

/** What any operation can be sent. */
export interface Parts {
  params?: Record<string, string> | undefined
  query?: Record<string, unknown> | undefined
  body?: unknown
  /** The Idempotency-Key of this wish. */
  key?: string | undefined
}

type Exact<O extends OperationId> = {
  [K in keyof Sent<O> as Sent<O>[K] extends undefined ? never : K]: Sent<O>[K]
}

export interface Tokens {
  /** The token to send, if there is one. */
  token: () => string | undefined
  /** Signs in again without asking anybody; whether it worked. */
  renew: () => Promise<boolean>
  /** Gets a younger token while the old one still holds, if it is time for one; what is asked for now does not wait for it. */
  freshen?: (() => Promise<unknown>) | undefined
  /** Told that the session of this token was ended, from wherever. */
  ended?: ((token: string) => void) | undefined
}

export interface Client {
  call: <O extends OperationId>(operation: O, parts: Parts & Exact<O>) => Promise<Outcome<Reply<O>>>
  /** The same for an operation that is known only at run time; whoever calls it parses the reply. */
  send: (operation: OperationId, parts: Parts) => Promise<Outcome<unknown>>
}

/** The path of a route with its parameters and its query filled in. */
export function address(route: Route, parts: Parts): string {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parts.params?.[name] ?? ''))
  const query = Object.entries(parts.query ?? {})
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return query.length === 0 ? path : `${path}?${query.join('&')}`
}

export function makeClient(base: string, network: Network, tokens: Tokens): Client {
  let renewing: Promise<boolean> | undefined

  /** Signs in again once, for whoever was refused in the meantime too. */
  function renewOnce(): Promise<boolean> {
    renewing ??= tokens.renew().finally(() => {
      renewing = undefined
    })
    return renewing
  }

  async function attempt<T>(operation: OperationId, parts: Parts): Promise<Outcome<T>> {
    const route: Route = routes[operation]
    const headers: Record<string, string> = { accept: 'application/json' }
    const token = route.access === 'anyone' ? undefined : tokens.token()
    if (token) headers.authorization = `Bearer ${token}`
    if (parts.body !== undefined) headers['content-type'] = 'application/json'
    if (parts.key !== undefined) headers['idempotency-key'] = parts.key
    try {
      const url = base + address(route, parts)
      const answer = await network.request<T>({
        url,
        method: route.method,
        headers,
        body: parts.body,
        timeout: TIMEOUT,
      })
      if (answer.status >= 200 && answer.status < 300) return { ok: true, value: answer.body }
      return { ok: false, failure: failureOf(answer.status, answer.body, answer.requestId) }
    } catch (fault) {
      if (fault instanceof NoAnswer) return { ok: false, failure: noAnswer(fault.why) }
      throw fault
    }
  }

  /** One at a time; asking for a younger token is no reason to ask for another one. */
  let freshening = false
  function freshen() {
    if (freshening || !tokens.freshen) return
    freshening = true
    void tokens.freshen().finally(() => {
      freshening = false
    })
  }

  async function send<T>(operation: OperationId, parts: Parts): Promise<Outcome<T>> {
    if (routes[operation].access === 'anyone') return attempt<T>(operation, parts)
    const sentWith = tokens.token()
    if (operation !== 'renewSession' && sentWith !== undefined) freshen()
    const first = await attempt<T>(operation, parts)
    if (first.ok) return first
    if (first.failure.code === 'sessionEnded' && sentWith !== undefined) tokens.ended?.(sentWith)
    if (first.failure.code !== 'notSignedIn' && first.failure.code !== 'tokenExpired') return first
    const renewed = tokens.token() !== sentWith || (await renewOnce())
    return renewed ? attempt<T>(operation, parts) : first
  }

  return { call: send, send }
}
