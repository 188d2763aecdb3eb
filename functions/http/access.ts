/** Access by declaration: what a route says, held against who asks. Relations to a case are its capability's policy. */
import { Refusal } from '../../shared/errors.ts'
import type { Access } from '../../shared/route.ts'
import type { Actor } from '../people/actor.ts'

/** Throws `notAllowed` unless the actor holds a role that the route names. */
export function admit(access: Access, actor: Actor): void {
  if (typeof access === 'string' || 'parties' in access) return
  if (!actor.roles.some((held) => access.roles.includes(held.role))) throw new Refusal('notAllowed')
}
