/** Who may be put on duty where. Pure. */
import { covers } from '../areas/code.ts'
import type { HeldRole, Role } from '../roles/roles.ts'

/** Roles whose holders stand on duty. Owners' committees and those who oversee don't. */
export const dutyRoles = [
  'gridWorker',
  'communityStaff',
  'streetStaff',
  'districtStaff',
  'responder',
  'propertyManager',
  'volunteerLead',
] as const satisfies readonly Role[]

/** Whether someone serves an area: all of it, or a part of it, as a grid worker does who stands on a community's duty. */
export const servesAt = (held: readonly Pick<HeldRole, 'role' | 'area'>[], area: string): boolean =>
  held.some(
    ({ role, area: own }) => dutyRoles.some((duty) => duty === role) && (covers(own, area) || covers(area, own)),
  )
