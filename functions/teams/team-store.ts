/** Teams in the table: the item, its card (all that an index carries), its timeline, its members. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { personId } from '../../shared/people/person.ts'
import { memberStates, teamCard, teamId } from '../../shared/teams/team.ts'
import { teamLifecycle, teamMoves, teamParties, teamStates } from '../../shared/teams/team-lifecycle.ts'
import { moment } from '../../shared/zod.ts'
import { timelineEnd } from '../cases/case.ts'
import { readersOf, storedEntryOf } from '../cases/stored.ts'
import type { Item } from '../platform/dynamo.ts'
import { type Key, keys, queueKeys } from '../platform/table.ts'

export const storedTeam = z.object({
  card: teamCard,
  text: z.string(),
  /** Who leads it, or will when it is agreed to. */
  lead: personId,
  leadName: z.string(),
  reason: z.optional(z.string()),
  ...timelineEnd,
})
export type StoredTeam = z.infer<typeof storedTeam>

/** A line of its timeline. `subject`: who was appointed. */
const teamEntry = z.object({
  seq: z.int(),
  at: moment(),
  move: z.enum(['open', ...teamMoves]),
  by: z.object({ party: z.enum(teamParties), name: z.string() }),
  state: z.enum(teamStates),
  text: z.optional(z.string()),
  subject: z.optional(personId),
})
export const storedTeamEntry = storedEntryOf(teamEntry)
export type StoredTeamEntry = z.infer<typeof storedTeamEntry>

export const {
  parseWhole: parseTeam,
  parseCard: parseTeamCard,
  parseEntry: parseTeamEntry,
} = readersOf(storedTeam, teamCard, storedTeamEntry)

export function teamItem(team: StoredTeam): Item & Key {
  const { card } = team
  const { stage } = teamLifecycle.states[card.state]
  return {
    ...keys.team(card.id),
    ...team,
    version: card.version,
    ...queueKeys('team', card.place.area, stage, `${card.roundAt}#${card.id}`),
  }
}

export const memberIndex = (person: string) => `${person}#team`

const storedMember = z.object({
  team: teamId,
  person: personId,
  name: z.string(),
  state: z.enum(memberStates),
  since: moment(),
  /** Goes up with each change. */
  turn: z.int(),
})
export type StoredMember = z.infer<typeof storedMember>
export const parseMember = (item: Item | undefined): StoredMember | undefined => item && z.parse(storedMember, item)

export const memberItem = (member: StoredMember): Item & Key => ({
  ...keys.teamMember(member.team, member.person),
  ...member,
  card: { team: member.team, state: member.state },
  owner: memberIndex(member.person),
  ownerAt: `${member.since}#${member.team}`,
})

/** What the list of a person's teams carries. */
const membership = z.object({ team: teamId, state: z.enum(memberStates) })
export const parseMembership = (item: Item) => z.parse(membership, item.card)
