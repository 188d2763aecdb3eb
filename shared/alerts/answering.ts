/** Whose task an alert is at each level: one table for who is told of it, and for whom the duty is looked through. */
import type { Role } from '../roles/roles.ts'
import type { AlertLevel } from './escalation.ts'

export const answeringRoles: Record<AlertLevel, readonly Role[]> = {
  grid: ['gridWorker', 'responder'],
  community: ['communityStaff', 'responder'],
  street: ['streetStaff', 'responder'],
  district: ['districtStaff', 'responder', 'administrator'],
}
