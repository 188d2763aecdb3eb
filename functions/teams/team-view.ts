/** Teams as someone sees them. Pure. */
import { movesFor } from '../../shared/lifecycle.ts'
import type { ListedTeam, Member, Team } from '../../shared/teams/team.ts'
import { type TeamParty, teamLifecycle } from '../../shared/teams/team-lifecycle.ts'
import type { StoredMember, StoredTeam } from './team-store.ts'

export const toListedTeam = (
  { card }: Pick<StoredTeam, 'card'>,
  mine: StoredMember['state'] | undefined,
): ListedTeam => ({
  ...card,
  ...(mine ? { mine } : {}),
})

const KNOWING: readonly TeamParty[] = ['lead', 'staff', 'member']
const DECIDING: readonly TeamParty[] = ['lead', 'staff']

export function toTeam(
  team: StoredTeam,
  parties: readonly TeamParty[],
  mine: StoredMember['state'] | undefined,
  now: string,
): Team {
  const { state, roundAt, late } = team.card
  const is = (among: readonly TeamParty[]) => parties.some((party) => among.includes(party))
  return {
    ...toListedTeam(team, mine),
    text: team.text,
    ...(is(KNOWING) ? { lead: team.leadName } : {}),
    ...(team.reason && (is(DECIDING) || state === 'closed') ? { reason: team.reason } : {}),
    parties: [...parties],
    moves: movesFor(teamLifecycle, { state, roundAt, late }, undefined, parties, now),
  }
}

export const toMember = ({ person, name, state, since }: StoredMember, { lead }: Pick<StoredTeam, 'lead'>): Member => ({
  person,
  name,
  state,
  at: since,
  lead: person === lead,
})
