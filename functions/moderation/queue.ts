/** Posts that wait for a moderator, as their queue shows them, and whose queue it is. */
import { Refusal } from '../../shared/errors.ts'
import { decidedBefore } from '../../shared/moderation/appeal.ts'
import type { ModerationCard } from '../../shared/moderation/contract.ts'
import { reaches, scopesOf } from '../../shared/roles/policy.ts'
import { overseeingRoles } from '../../shared/roles/roles.ts'
import type { StoredCard } from '../channels/post.ts'
import type { Actor } from '../people/actor.ts'

/** Whether someone may decide about a post that they moderate: not their own, nor again about what they decided before. */
export const mayDecide = (card: StoredCard, me: string): boolean => card.authorId !== me && !decidedBefore(card, me)

export const toModerationCard = (card: StoredCard, me: string): ModerationCard => ({
  id: card.id,
  version: card.version,
  channel: card.channel,
  channelName: card.channelName,
  area: card.area,
  state: card.state,
  name: card.name,
  excerpt: card.excerpt,
  photoCount: card.photoCount,
  openedAt: card.openedAt,
  changedAt: card.changedAt,
  ...(card.dueAt ? { dueAt: card.dueAt } : {}),
  late: card.late,
  reports: card.reports,
  appealed: card.appealed,
  ...(card.appealTo ? { appealTo: card.appealTo.name } : {}),
  mayDecide: mayDecide(card, me),
})

/** The area named, if one's roles reach it, else all one's own. */
export function areasOf(actor: Pick<Actor, 'roles'>, asked: string | undefined): string[] {
  if (asked !== undefined && !reaches(actor.roles, overseeingRoles, asked)) throw new Refusal('notAllowed')
  return asked === undefined ? scopesOf(actor.roles, overseeingRoles) : [asked]
}
