/** Access by declaration: what a route says, held against who asks. Relations to a case are its capability's policy. */
import { Refusal } from '../../shared/errors.ts'
import { reaches } from '../../shared/roles/policy.ts'
import type { Access, Named } from '../../shared/route.ts'
import type { Actor } from '../people/actor.ts'

/** A request's parts, parsed. */
type Parts = Record<'params' | 'query' | 'body', unknown>

/** Throws `notAllowed` unless the actor holds a role that the route names, where the request names an area: one that reaches it. */
export function admit(access: Access, actor: Pick<Actor, 'roles'>, parts: Parts): void {
  if (typeof access === 'string' || 'parties' in access) return
  const area = access.at && namedArea(access.at, parts)
  const held = actor.roles.filter(({ role }) => access.roles.includes(role))
  if (area === undefined ? held.length === 0 : !reaches(held, access.roles, area)) throw new Refusal('notAllowed')
}

/** The code that a request names, if it names one. */
export function namedArea(at: Named, parts: Parts): string | undefined {
  const [part, field = ''] = at.split('.')
  const from = part === 'params' ? parts.params : part === 'query' ? parts.query : parts.body
  if (typeof from !== 'object' || from === null) return undefined
  const value = Object.entries(from).find(([name]) => name === field)?.[1]
  return typeof value === 'string' ? value : undefined
}
