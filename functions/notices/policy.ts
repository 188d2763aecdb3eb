/** How someone stands to a notice, and whom they may speak to. Pure; the lifecycle says what each standing may do. */
import { covers, type Level, levelOf, levels } from '../../shared/areas/code.ts'
import { isOut, type NoticeFacts, type NoticeParty } from '../../shared/notices/lifecycle.ts'
import { reaches } from '../../shared/roles/policy.ts'
import { type HeldRole, managingRoles, overseeingRoles, type Role } from '../../shared/roles/roles.ts'
import type { Actor } from '../people/actor.ts'
import type { StoredNotice } from './notice.ts'

type Held = Pick<HeldRole, 'role' | 'area'>

const speaking: readonly Role[] = managingRoles
const overseeing: readonly Role[] = overseeingRoles

/** 0 for a city: the higher a level, the smaller. */
const rank = (level: Level): number => levels.indexOf(level)

/** Who speaks for a community, or for more, may broadcast; an administrator of a building may not. */
const speaksAt = ({ role, area }: Held): boolean => {
  const level = levelOf(area)
  return speaking.includes(role) && level !== undefined && rank(level) <= rank('community')
}

/** The narrowest role that someone speaks to an area by. */
const narrowestOver = <H extends Held>(held: readonly H[], area: string): H | undefined =>
  held.filter((own) => speaksAt(own) && covers(own.area, area)).sort((a, b) => b.area.length - a.area.length)[0]

/**
 * The role that someone speaks to all of these areas by: to each by the narrowest that reaches it, and of those the widest.
 * Undefined where one of them is out of their reach.
 */
export function speaksBy<H extends Held>(held: readonly H[], areas: readonly string[]): H | undefined {
  const each = areas.map((area) => narrowestOver(held, area))
  const own = each.filter((one) => one !== undefined)
  return own.length < areas.length ? undefined : own.sort((a, b) => a.area.length - b.area.length)[0]
}

/** Whether someone reaches each of these areas by a role of this level or above. */
const standsAbove = (held: readonly Held[], areas: readonly string[], level: Level): boolean =>
  areas.every((area) =>
    held.some((own) => {
      const at = levelOf(own.area)
      return speaksAt(own) && at !== undefined && rank(at) <= rank(level) && covers(own.area, area)
    }),
  )

/** What is to be approved, and by whom it was proposed: a correction that waits, or else the notice itself. */
const proposalOf = ({ card, correction }: Judged) => ({
  by: correction?.by ?? card.authorId,
  level: correction?.level ?? card.authorLevel,
})

type Judged = Pick<StoredNotice, 'targets' | 'correction'> & {
  card: Pick<StoredNotice['card'], 'authorId' | 'authorLevel' | 'holder' | 'state' | 'publishedAt'>
}

/** Whether residents may see it: it is out, or was until it was withdrawn. */
export const isShown = ({ state, publishedAt }: Pick<StoredNotice['card'], 'state' | 'publishedAt'>): boolean =>
  isOut(state) || publishedAt !== undefined

/** The homes to whose household a notice goes: those that are verified. */
export const homesIn = ({ homes }: Pick<Actor, 'homes'>, targets: readonly { area: string }[]) =>
  homes.filter(({ verified, building }) => verified && targets.some(({ area }) => covers(area, building)))

/** The parties that the actor is to the notice. None at all means that the actor may not even know of it. */
export function partiesOf(actor: Pick<Actor, 'id' | 'homes' | 'roles'>, notice: Judged): NoticeParty[] {
  const { card, targets } = notice
  const areas = targets.map(({ area }) => area)
  const parties: NoticeParty[] = []
  const speaks = speaksBy(actor.roles, areas) !== undefined
  const proposal = proposalOf(notice)
  if (speaks && card.authorId === actor.id) parties.push('author')
  if (speaks) parties.push('manager')
  if (proposal.by !== actor.id && standsAbove(actor.roles, areas, proposal.level)) parties.push('approver')
  if (observes(actor.roles, areas, card)) parties.push('observer')
  if (!isShown(card)) return parties
  if (homesIn(actor, targets).length) parties.push('household')
  if (actor.homes.some(({ building }) => areas.some((area) => covers(area, building)))) parties.push('reader')
  return parties
}

/** Staff above all of it see it from the draft on; those of a part of it when residents see it. */
function observes(held: readonly Held[], areas: readonly string[], card: Judged['card']): boolean {
  if (reaches(held, overseeingRoles, card.holder)) return true
  return isShown(card) && overseesPart(held, areas)
}

/** Whether someone oversees any part of these areas, or what lies above one. */
export const overseesPart = (held: readonly Held[], areas: readonly string[]): boolean =>
  held
    .filter(({ role }) => overseeing.includes(role))
    .some((own) => areas.some((area) => covers(area, own.area) || covers(own.area, area)))

export const isStaff = (parties: readonly NoticeParty[]): boolean =>
  parties.some((party) => party === 'author' || party === 'manager' || party === 'approver' || party === 'observer')

export const factsOf = ({ second, pending }: NoticeFacts): NoticeFacts => ({ second, pending })
