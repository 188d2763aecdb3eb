import type { Shift } from '../../shared/duty/contract.ts'
import { reaches } from '../../shared/roles/policy.ts'
import { managingRoles } from '../../shared/roles/roles.ts'
import type { Actor } from '../people/actor.ts'
import type { StoredShift } from './shift.ts'

/** A shift as who asks may see it: why it is uncovered concerns those who run the area. */
export function toShift({ reason, ...shift }: StoredShift, name: string, viewer: Pick<Actor, 'roles'>): Shift {
  const manages = reaches(viewer.roles, managingRoles, shift.area)
  return { ...shift, name, ...(reason && manages ? { reason } : {}) }
}
