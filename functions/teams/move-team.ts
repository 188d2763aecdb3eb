/** A move of a team, from a call to the table. */
import type { Team } from '../../shared/teams/team.ts'
import { type TeamMove, teamLifecycle } from '../../shared/teams/team-lifecycle.ts'
import { decideMove, moveWrites } from '../cases/case.ts'
import type { About } from '../http/audit.ts'
import type { Actor } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { knownTeam } from './known-team.ts'
import { type StoredTeam, teamItem } from './team-store.ts'
import { toTeam } from './team-view.ts'

export interface TeamCall {
  actor: Actor
  found: { team: Item | undefined; member: Item | undefined }
  now: number
  commit(writes: readonly Write[], reply: Team, about?: About): Promise<Team>
}

/** What a move changes beside the state, and what its entry says. */
export interface TeamDetails {
  team?: Partial<Pick<StoredTeam, 'text' | 'lead' | 'leadName' | 'reason'>>
  card?: Partial<Pick<StoredTeam['card'], 'name' | 'kind' | 'entry'>>
  text?: string
  subject?: string
}

const audited: readonly TeamMove[] = ['agree', 'refuse', 'appoint']

/** Throws `notAllowed` or `wrongState` before anything else is looked at. `more`: what is written with it. */
export function moveTeam(
  { actor, found, now, commit }: TeamCall,
  move: TeamMove,
  details: TeamDetails = {},
  more: readonly Write[] = [],
): Promise<Team> {
  const { team, member, parties, mover } = knownTeam(found, actor)
  const at = isoTime(now)
  const { standing, record } = decideMove(teamLifecycle, team, undefined, move, mover, at)
  const { text, subject } = details
  const { entry, end } = record({
    ...(text ? { text } : {}),
    ...(subject ? { subject } : {}),
    audience: { people: [team.lead], areas: [team.card.place.area] },
  })
  const after: StoredTeam = { ...team, ...details.team, card: { ...team.card, ...details.card, ...standing }, ...end }
  const writes = [...moveWrites(teamItem(team), teamItem(after), team.card.version, entry), ...more]
  const about = { area: team.card.place.area, subject: subject ?? team.lead, what: team.card.id }
  const reply = toTeam(after, parties, member?.state, at)
  return commit(writes, reply, audited.includes(move) ? about : undefined)
}
