/** How someone stands to a household and to a join. Pure; the lifecycle says what each standing may do. */
import { approverRoles } from '../../shared/households/approvers.ts'
import type { JoinParty } from '../../shared/households/lifecycle.ts'
import { reaches } from '../../shared/roles/policy.ts'
import type { Actor } from '../people/actor.ts'

type Standing = Pick<Actor, 'id' | 'homes' | 'roles'>

/** None at all means that the actor may not even know of it. Who waits to belong to a household is nothing to it yet. */
export function householdParties(actor: Standing, household: string): JoinParty[] {
  const parties: JoinParty[] = []
  const home = actor.homes.find((each) => each.household === household && each.verified)
  if (home) parties.push('householder')
  if (home?.relation === 'owner') parties.push('head')
  if (reaches(actor.roles, approverRoles, household)) parties.push('approver')
  return parties
}

/** Nobody vouches for themselves or approves their own join, whatever they are there. */
export const joinPartiesOf = (actor: Standing, join: { personId: string; household: string }): JoinParty[] =>
  join.personId === actor.id ? ['applicant'] : householdParties(actor, join.household)

/** Whether someone sees a household as staff alone, whose looks are kept. */
export const looksAsStaff = (parties: readonly JoinParty[]): boolean =>
  parties.includes('approver') && !parties.includes('householder')
