import { householdRoutes } from '../../shared/households/contract.ts'
import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { liveSealer } from '../platform/seal/live.ts'
import { liveWechat } from '../wechat/live.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { answerJoins } from './answer-joins.ts'
import { approveJoin } from './approve-join.ts'
import { comeOfAge } from './come-of-age.ts'
import { correctDependant } from './correct-dependant.ts'
import { getHousehold } from './get-household.ts'
import { getHouseholdPhones } from './get-household-phones.ts'
import { getJoin } from './get-join.ts'
import { inviteMember } from './invite-member.ts'
import { keepDependant } from './keep-dependant.ts'
import { leaveHousehold } from './leave-household.ts'
import { listHouseholds } from './list-households.ts'
import { listJoinQueue } from './list-join-queue.ts'
import { listMyJoins } from './list-my-joins.ts'
import { matchJoin } from './match-join.ts'
import { moveHouse } from './move-house.ts'
import type { HouseholdPorts } from './ports.ts'
import { refuseJoin } from './refuse-join.ts'
import { removeDependant } from './remove-dependant.ts'
import { removeMember } from './remove-member.ts'
import { requestJoin } from './request-join.ts'
import { vouchJoin } from './vouch-join.ts'
import { withdrawJoin } from './withdraw-join.ts'

export const operations = {
  requestJoin,
  listMyJoins,
  listJoinQueue,
  getJoin,
  matchJoin,
  vouchJoin,
  approveJoin,
  refuseJoin,
  answerJoins,
  withdrawJoin,
  removeMember,
  comeOfAge,
  inviteMember,
  acceptInvitation,
  getHousehold,
  getHouseholdPhones,
  leaveHousehold,
  moveHouse,
  keepDependant,
  correctDependant,
  removeDependant,
  listHouseholds,
}

export const handler = serve('households', householdRoutes, operations, () => {
  const service = liveService('households')
  const { clock } = service.ports
  const ports: HouseholdPorts = { ...service.ports, sealer: liveSealer(service.ports), wechat: liveWechat(clock) }
  return { ...service, ports }
})
