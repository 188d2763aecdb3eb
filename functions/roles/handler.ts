import { roleRoutes } from '../../shared/roles/contract.ts'
import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { acceptRole } from './accept-role.ts'
import { getRoleOffer } from './get-role-offer.ts'
import { getServing } from './get-serving.ts'
import { grantRole } from './grant-role.ts'
import { grantRoles } from './grant-roles.ts'
import { inviteToRole } from './invite-to-role.ts'
import { listServing } from './list-serving.ts'
import { revokeRole } from './revoke-role.ts'
import { revokeRoles } from './revoke-roles.ts'

export const operations = {
  grantRole,
  grantRoles,
  revokeRole,
  revokeRoles,
  inviteToRole,
  getRoleOffer,
  acceptRole,
  listServing,
  getServing,
}

export const handler = serve('roles', roleRoutes, operations, () => liveService('roles'))
