/** Channels (频道): one for each building, grid and community, there with the area; and interest channels of a community. */
import '../zod.ts'
import * as z from 'zod/mini'
import { ancestorAt, levelOf } from '../areas/code.ts'
import { areaCode } from '../areas/contract.ts'
import { id } from '../ids.ts'
import type { Home } from '../people/person.ts'
import { reaches } from '../roles/policy.ts'
import { type HeldRole, handlingRoles, overseeingRoles, partnerRoles, type Role } from '../roles/roles.ts'

/** The levels of area that have a channel. */
export const channelLevels = ['building', 'grid', 'community'] as const
export type ChannelLevel = (typeof channelLevels)[number]

const isChannelLevel = (level: string | undefined): level is ChannelLevel =>
  channelLevels.some((known) => known === level)

export const interestId = id('chn')

/** The code of an area that has a channel, or the id of an interest channel. */
export const channelId = z
  .string()
  .check(
    z.refine(
      (text) =>
        isChannelLevel(areaCode.safeParse(text).success ? levelOf(text) : undefined) ||
        interestId.safeParse(text).success,
      '频道编号不对',
    ),
  )

export const isInterest = (channel: string): boolean => channel.startsWith('chn_')

/** How an interest channel stands: proposed by a resident, open once staff agree, or closed. */
export const interestStates = ['proposed', 'open', 'refused', 'closed'] as const
export type InterestState = (typeof interestStates)[number]

type Standing = {
  homes: readonly Pick<Home, 'building' | 'verified'>[]
  roles: readonly Pick<HeldRole, 'role' | 'area'>[]
}

/**
 * How someone stands to a channel at an area: who verifiably lives there, who handles matters there, who serves there beside
 * them (物业、业委会、志愿者队长、应急响应员), who may only look.
 */
export type ChannelParty = 'member' | 'staff' | 'partner' | 'observer'

/** Who reads the channels of an area by a role there or above: those below it too, which are not their own. */
export const channelRoles = [...overseeingRoles, ...partnerRoles] as const satisfies readonly Role[]

/** Whether an area has a channel: a building, a grid or a community. */
export const hasChannel = (area: string): boolean => isChannelLevel(levelOf(area))

/** Who may speak in a channel, and react to what is said; children apart. */
export const speakingParties = ['member', 'staff', 'partner'] as const satisfies readonly ChannelParty[]

/**
 * `area`: of the channel. Staff are who serve the area itself or lie above it; the grid worker of one grid is also staff of the
 * community's channel, where they are called. Partners are who serve the area itself or one above it.
 */
export function channelParties({ homes, roles }: Standing, area: string): ChannelParty[] {
  const parties: ChannelParty[] = []
  if (homes.some(({ verified, building }) => verified && building.startsWith(area))) parties.push('member')
  const serves = roles.some(({ role, area: own }) => role === 'gridWorker' && own.startsWith(area))
  if (serves || reaches(roles, handlingRoles, area)) parties.push('staff')
  if (reaches(roles, partnerRoles, area)) parties.push('partner')
  if (reaches(roles, overseeingRoles, area)) parties.push('observer')
  return parties
}

/** The same for an interest channel of a community: it is of the neighbours who joined it, and of the staff. */
export const interestParties = (standing: Standing, community: string, joined: boolean): ChannelParty[] =>
  channelParties(standing, community).filter((party) => party !== 'partner' && (joined || party !== 'member'))

/** The channels of areas where someone lives or serves, nearest first. Others of one's scope are found by the area. */
export function ownChannels({ homes, roles }: Standing): string[] {
  const homesOf = homes.filter(({ verified }) => verified).map(({ building }) => building)
  const grids = roles.filter(({ role }) => role === 'gridWorker').map(({ area }) => area)
  const staffed = roles.filter(({ role }) => role === 'communityStaff').map(({ area }) => area)
  const all = [...homesOf, ...grids, ...staffed]
  const beside = roles.filter(({ role }) => partnerRoles.some((known) => known === role)).map(({ area }) => area)
  const at = (level: ChannelLevel) => [
    ...all.flatMap((area) => ancestorAt(area, level) ?? []),
    // A partner serves the area itself, and not those around it.
    ...beside.filter((area) => levelOf(area) === level),
  ]
  return [...new Set(channelLevels.flatMap(at))]
}
