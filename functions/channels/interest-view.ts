/** Interest channels as someone sees them. Pure. */
import type { Interest } from '../../shared/channels/interests.ts'
import { reaches } from '../../shared/roles/policy.ts'
import { managingRoles } from '../../shared/roles/roles.ts'
import type { Actor } from '../people/actor.ts'
import type { StoredInterest } from './interest.ts'
import type { Marks } from './marks.ts'

type Viewer = Pick<Actor, 'id' | 'homes' | 'roles'>

export const managesAt = ({ roles }: Pick<Actor, 'roles'>, area: string): boolean => reaches(roles, managingRoles, area)

/** Whether someone who stands to its community may know of it: what is not open is for who proposed it and who decides. */
export const maySee = (interest: StoredInterest, viewer: Viewer): boolean =>
  interest.state === 'open' || interest.proposedBy === viewer.id || managesAt(viewer, interest.area)

export function toInterest(stored: StoredInterest, viewer: Viewer, { joined }: Pick<Marks, 'joined'>): Interest {
  const { id, area, name, about, state, proposedAt } = stored
  const mine = stored.proposedBy === viewer.id
  return {
    id,
    area,
    name,
    about,
    state,
    proposedBy: stored.proposedName,
    proposedAt,
    mine,
    joined: joined.some(({ channel }) => channel === id),
    ...(stored.reason && (mine || managesAt(viewer, area)) ? { reason: stored.reason } : {}),
  }
}
