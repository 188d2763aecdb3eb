/**
 * Who may grant which role where. Pure, and proved by property: whatever is granted in whatever order, nobody comes to
 * hold what none of their granters could have granted.
 */
import { covers, levelOf } from '../areas/code.ts'
import { type HeldRole, type Role, roleLevels } from './roles.ts'

type Held = Pick<HeldRole, 'role' | 'area'>

/**
 * What each role may grant, and revoke, within its own scope. A role that isn't named grants nothing. What a granted role
 * may grant in turn is never more than this: the table is closed (tests/roles/policy.test.ts).
 */
export const grantable: Partial<Record<Role, readonly Role[]>> = {
  communityStaff: ['gridWorker', 'responder', 'propertyManager', 'ownersCommittee', 'volunteerLead'],
  streetStaff: ['communityStaff', 'gridWorker', 'responder', 'propertyManager', 'ownersCommittee', 'volunteerLead'],
  districtStaff: [
    'streetStaff',
    'communityStaff',
    'gridWorker',
    'responder',
    'propertyManager',
    'ownersCommittee',
    'volunteerLead',
  ],
  // Who oversees is appointed by the administrator alone: a supervisor reads the audit log of those who run the area.
  administrator: [
    'districtStaff',
    'streetStaff',
    'communityStaff',
    'gridWorker',
    'responder',
    'propertyManager',
    'ownersCommittee',
    'volunteerLead',
    'supervisor',
    'administrator',
  ],
}

/** Whether these roles let someone grant (or revoke) a role at an area. */
export function mayGrant(held: readonly Held[], role: Role, area: string): boolean {
  const level = levelOf(area)
  if (!level || !roleLevels[role].includes(level)) return false
  return held.some((own) => covers(own.area, area) && (grantable[own.role] ?? []).includes(role))
}

/** The roles that these let someone grant at an area, in the order of the list of roles. */
export const grantableAt = (held: readonly Held[], area: string): Role[] =>
  [...new Set(Object.values(grantable).flat())].filter((role) => mayGrant(held, role, area))

/** Whether one of these roles, of the kinds named, reaches an area. */
export const reaches = (held: readonly Held[], kinds: readonly Role[], area: string): boolean =>
  held.some((own) => kinds.includes(own.role) && covers(own.area, area))

/** The areas at which these kinds of role are held, without those inside another of them. */
export function scopesOf(held: readonly Held[], kinds: readonly Role[]): string[] {
  const own = [...new Set(held.filter(({ role }) => kinds.includes(role)).map(({ area }) => area))]
  return own.filter((area) => !own.some((other) => other !== area && covers(other, area)))
}
