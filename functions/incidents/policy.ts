/** How someone stands to an incident. Pure; the lifecycle says what each standing may do. */
import { covers } from '../../shared/areas/code.ts'
import type { IncidentCard } from '../../shared/incidents/incident.ts'
import type { IncidentFacts, IncidentParty } from '../../shared/incidents/lifecycle.ts'
import { doorRoles } from '../../shared/notices/contract.ts'
import { reaches } from '../../shared/roles/policy.ts'
import { managingRoles, overseeingRoles, type Role } from '../../shared/roles/roles.ts'
import type { Actor } from '../people/actor.ts'
import type { StoredIncident } from './store.ts'

/** None at all means that the actor may not even know of it. */
export function partiesOf({ roles }: Pick<Actor, 'roles'>, { place }: Pick<IncidentCard, 'place'>): IncidentParty[] {
  const helping: readonly Role[] = doorRoles
  const parties: IncidentParty[] = []
  if (reaches(roles, managingRoles, place.area)) parties.push('commander')
  if (reaches(roles, overseeingRoles, place.area)) parties.push('observer')
  if (roles.some(({ role, area }) => helping.includes(role) && covers(place.area, area))) parties.push('helper')
  return parties
}

export const factsOf = ({ rolling }: Pick<StoredIncident, 'rolling'>): IncidentFacts => ({
  rolling: rolling.length > 0,
})
