/** Volunteer teams (志愿队伍) as they are shown. */
import '../zod.ts'
import * as z from 'zod/mini'
import { levelOf } from '../areas/code.ts'
import { areaCode } from '../areas/contract.ts'
import { id } from '../ids.ts'
import { personId } from '../people/person.ts'
import { moment, words } from '../zod.ts'
import { entries, NAME_MAX, TEXT_MAX, teamKinds } from './kinds.ts'
import { teamMoves, teamParties, teamStates } from './team-lifecycle.ts'

export const teamId = id('tea')

/** Where teams and activities are: a grid, a community or a street. */
export const teamLevels = ['grid', 'community', 'street'] as const
export const teamArea = areaCode.check(
  z.refine((code) => teamLevels.some((level) => level === levelOf(code)), '请选择网格、社区或街道'),
)

export const teamPlace = z.object({ area: areaCode, name: z.string() })

/** What a list shows: nobody's name. */
export const teamCard = z.object({
  id: teamId,
  state: z.enum(teamStates),
  version: z.int(),
  roundAt: moment(),
  late: z.boolean(),
  changedAt: moment(),
  name: z.string(),
  kind: z.enum(teamKinds),
  entry: z.enum(entries),
  place: teamPlace,
  members: z.int(),
})
export type TeamCard = z.infer<typeof teamCard>

/** How the viewer is in it: a member, or somebody who asked to be one. */
export const memberStates = ['in', 'asked'] as const
export type MemberState = (typeof memberStates)[number]

export const listedTeam = z.extend(teamCard, { mine: z.optional(z.enum(memberStates)) })
export type ListedTeam = z.infer<typeof listedTeam>

/** `lead`: the name of its lead, to its members and to staff. `reason`: why it was refused or closed, to who proposed it and staff. */
export const team = z.extend(listedTeam, {
  text: z.string(),
  lead: z.optional(z.string()),
  reason: z.optional(z.string()),
  parties: z.array(z.enum(teamParties)),
  moves: z.array(z.enum(teamMoves)),
})
export type Team = z.infer<typeof team>

/** One of a team, as its lead and staff see them. */
export const member = z.object({
  person: personId,
  name: z.string(),
  state: z.enum(memberStates),
  at: moment(),
  lead: z.boolean(),
})
export type Member = z.infer<typeof member>

export const teamWords = {
  name: words(2, NAME_MAX),
  kind: z.enum(teamKinds),
  text: words(5, TEXT_MAX),
  entry: z._default(z.enum(entries), 'asked'),
}
export const newTeam = z.object({ area: teamArea, ...teamWords })
export type NewTeam = z.input<typeof newTeam>
