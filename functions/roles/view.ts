/** People who serve, as who asks may see them: the roles that lie in the asker's scope, and no others. */
import type { Serving } from '../../shared/roles/contract.ts'
import { reaches } from '../../shared/roles/policy.ts'
import { type HeldRole, overseeingRoles } from '../../shared/roles/roles.ts'
import type { Actor } from '../people/actor.ts'

export const toServing = (
  viewer: Pick<Actor, 'roles'>,
  { id, name, roles }: Pick<Actor, 'id' | 'name'> & { roles: readonly HeldRole[] },
): Serving => ({
  person: id,
  name,
  roles: roles.filter(({ area }) => reaches(viewer.roles, overseeingRoles, area)),
})
