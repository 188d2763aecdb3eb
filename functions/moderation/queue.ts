/** Posts that wait for a moderator, as their queue shows them, and whose queue it is. */
import { levelOf } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import type { ModerationCard } from '../../shared/moderation/contract.ts'
import { reaches, scopesOf } from '../../shared/roles/policy.ts'
import { overseeingRoles } from '../../shared/roles/roles.ts'
import type { StoredCard } from '../channels/post.ts'
import type { Listing } from '../http/listing.ts'
import type { Actor } from '../people/actor.ts'
import { isQueueLevel, queueIndex, queueOf } from '../platform/table.ts'

export const toModerationCard = ({
  id,
  version,
  channel,
  channelName,
  area,
  state,
  ...card
}: StoredCard): ModerationCard => ({
  id,
  version,
  channel,
  channelName,
  area,
  state,
  name: card.name,
  excerpt: card.excerpt,
  photoCount: card.photoCount,
  openedAt: card.openedAt,
  changedAt: card.changedAt,
  ...(card.dueAt ? { dueAt: card.dueAt } : {}),
  late: card.late,
  reports: card.reports,
  appealed: card.appealed,
})

/** Of the area named, if one's roles reach it, else of all one's own. Grids to districts have queues. */
export function queuesOf(actor: Pick<Actor, 'roles'>, asked: string | undefined): Listing[] {
  if (asked !== undefined && !reaches(actor.roles, overseeingRoles, asked)) throw new Refusal('notAllowed')
  const areas = asked === undefined ? scopesOf(actor.roles, overseeingRoles) : [asked]
  return areas.map((area) => {
    const level = levelOf(area)
    if (!isQueueLevel(level)) throw new Refusal('badInput', { area: '请选择网格、社区、街道或区' })
    return { index: queueIndex(level), partition: queueOf('post', area, 'open'), ascending: true }
  })
}
