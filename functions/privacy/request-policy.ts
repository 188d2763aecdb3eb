/** How someone stands to a request. Pure; the lifecycle says what each standing may do. */
import { covers, levelOf } from '../../shared/areas/code.ts'
import type { RequestParty } from '../../shared/privacy/lifecycle.ts'
import type { HeldRole } from '../../shared/roles/roles.ts'
import type { Actor } from '../people/actor.ts'
import { operatedAt, type StoredCard } from './request.ts'

type Held = Pick<HeldRole, 'role' | 'area'>

/** Whether they administer a district or a city, and so answer who lives nowhere here. */
export const isTop = (roles: readonly Held[]): boolean =>
  roles.some(({ role, area }) => role === 'administrator' && ['district', 'city'].includes(levelOf(area) ?? ''))

/** Nobody answers their own request. None at all means that the actor may not even know of it. */
export function requestParties(
  actor: Pick<Actor, 'id' | 'roles'>,
  card: Pick<StoredCard, 'ownerId' | 'area' | 'building'>,
): RequestParty[] {
  if (actor.id === card.ownerId) return ['asker']
  const area = operatedAt(card)
  const operates = area
    ? actor.roles.some((held) => held.role === 'administrator' && covers(held.area, area))
    : isTop(actor.roles)
  return operates ? ['operator'] : []
}
