/** How someone stands to a team. Pure; the lifecycle says what each standing may do. */
import { covers } from '../../shared/areas/code.ts'
import { isChild } from '../../shared/people/child.ts'
import { reaches } from '../../shared/roles/policy.ts'
import { managingRoles } from '../../shared/roles/roles.ts'
import type { TeamParty } from '../../shared/teams/team-lifecycle.ts'
import type { Actor } from '../people/actor.ts'
import type { StoredMember, StoredTeam } from './team-store.ts'

type Viewer = Pick<Actor, 'id' | 'child' | 'homes' | 'roles'>

/** None at all means that the actor may not even know of it. What was not agreed to is for who proposed it and for staff. */
export function teamPartiesOf(
  actor: Viewer,
  { card, lead }: Pick<StoredTeam, 'card' | 'lead'>,
  member: Pick<StoredMember, 'state'> | undefined,
): TeamParty[] {
  const parties: TeamParty[] = []
  if (actor.id === lead) parties.push('lead')
  if (managesAt(actor, card.place.area)) parties.push('staff')
  if (member?.state === 'in') parties.push('member')
  if (card.state === 'open' || card.state === 'closed') parties.push(isKnown(actor) ? 'neighbour' : 'visitor')
  return parties
}

export const managesAt = ({ roles }: Pick<Actor, 'roles'>, area: string): boolean => reaches(roles, managingRoles, area)

/** Whether somebody verifiably lives in an area, or serves in it or above it; no child does so by themselves. */
export const belongsTo = ({ child, homes, roles }: Pick<Actor, 'child' | 'homes' | 'roles'>, area: string): boolean =>
  !isChild({ child, homes }) &&
  (homes.some(({ verified, building }) => verified && covers(area, building)) ||
    roles.some((held) => covers(held.area, area) || covers(area, held.area)))

/** Whether somebody is known to verifiably live or serve anywhere: such a one may take part. A child comes along with an adult who does. */
export const isKnown = ({ child, homes, roles }: Pick<Actor, 'child' | 'homes' | 'roles'>): boolean =>
  !isChild({ child, homes }) && (roles.length > 0 || homes.some(({ verified }) => verified))
