import type { Role } from '../roles/roles.ts'

/** Who can be assigned to care for someone in their scope. */
export const carerRoles = [
  'gridWorker',
  'communityStaff',
  'responder',
  'volunteerLead',
] as const satisfies readonly Role[]
