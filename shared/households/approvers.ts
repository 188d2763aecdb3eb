import { managingRoles } from '../roles/roles.ts'

/** Who answers joins: those who run the area, and the grid workers of it. */
export const approverRoles = ['gridWorker', ...managingRoles] as const
