/** Volunteer teams: founded with the agreement of staff, joined and left. */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../areas/contract.ts'
import { page, pageQuery } from '../page.ts'
import { personId } from '../people/person.ts'
import type { RouteTable } from '../route.ts'
import { words } from '../zod.ts'
import { REASON_MAX } from './kinds.ts'
import { listedTeam, member, memberStates, newTeam, team, teamId, teamWords } from './team.ts'
import { type TeamMove, teamLifecycle, teamParties, teamStates } from './team-lifecycle.ts'

const params = z.object({ teamId })
const reason = words(2, REASON_MAX)

/** A move as a route: its access is what the lifecycle says. */
const moveRoute = <M extends TeamMove, P extends string>(move: M, path: P, summary: string) =>
  ({
    capability: 'teams',
    method: 'POST',
    path: `/teams/{teamId}/${path}`,
    summary,
    access: { parties: teamLifecycle.moves[move].by },
    params,
    reply: team,
    errors: ['wrongState'],
    idempotent: true,
  }) as const

/** What its lead does with who asked, or is in. */
const memberRoute = <P extends string>(path: P, summary: string) =>
  ({
    capability: 'teams',
    method: 'POST',
    path: `/teams/{teamId}/members/${path}`,
    summary,
    access: { parties: ['lead', 'staff'] },
    params,
    body: z.object({ person: personId }),
    reply: member,
    errors: ['wrongState', 'notFound'],
    idempotent: true,
  }) as const

export const teamRoutes = {
  proposeTeam: {
    capability: 'teams',
    method: 'POST',
    path: '/teams',
    summary: 'Propose a team where I verifiably live or serve; I lead it when staff have agreed',
    access: 'signedIn',
    body: newTeam,
    reply: team,
    status: 201,
    errors: ['notAllowed', 'limitReached', 'unavailable'],
    idempotent: true,
  },
  listTeams: {
    capability: 'teams',
    method: 'GET',
    path: '/areas/{area}/teams',
    summary: 'The teams of an area and of those in it; what is proposed or closed is for who runs the area',
    access: 'signedIn',
    params: z.object({ area: areaCode }),
    query: z.object({ ...pageQuery, state: z._default(z.enum(teamStates), 'open') }),
    reply: page(listedTeam),
    errors: ['notAllowed'],
  },
  listMyTeams: {
    capability: 'teams',
    method: 'GET',
    path: '/teams/mine',
    summary: 'The teams that I am in, lead, proposed or asked to join',
    access: 'signedIn',
    reply: z.object({ items: z.array(z.extend(listedTeam, { leads: z.boolean() })) }),
    errors: [],
  },
  getTeam: {
    capability: 'teams',
    method: 'GET',
    path: '/teams/{teamId}',
    summary: 'A team whole',
    access: { parties: teamParties },
    params,
    reply: team,
    errors: [],
  },
  agreeToTeam: { ...moveRoute('agree', 'agreement', 'Agree to a team that was proposed'), audit: '同意成立队伍' },
  refuseTeam: {
    ...moveRoute('refuse', 'refusal', 'Do not agree to it, with the reason'),
    body: z.object({ reason }),
    audit: '不同意成立队伍',
  },
  changeTeam: {
    ...moveRoute('change', 'words', 'Say anew what it is and how one joins'),
    body: z.object(teamWords),
    errors: ['wrongState', 'unavailable'],
  },
  appointLead: {
    ...moveRoute('appoint', 'lead', 'Appoint another member to lead it'),
    body: z.object({ person: personId }),
    audit: '指定队长',
  },
  closeTeam: { ...moveRoute('close', 'end', 'Close it, with the reason'), body: z.object({ reason }) },
  joinTeam: {
    capability: 'teams',
    method: 'POST',
    path: '/teams/{teamId}/membership',
    summary: 'Join, or ask to, as it takes members',
    access: { parties: ['lead', 'staff', 'member', 'neighbour'] },
    params,
    reply: z.object({ mine: z.enum(memberStates) }),
    errors: ['wrongState', 'limitReached'],
    idempotent: true,
  },
  leaveTeam: {
    capability: 'teams',
    method: 'DELETE',
    path: '/teams/{teamId}/membership',
    summary: 'Leave it, or ask no longer; whoever leads it hands that on first',
    access: { parties: teamParties },
    params,
    reply: z.object({}),
    errors: ['wrongState'],
  },
  listTeamMembers: {
    capability: 'teams',
    method: 'GET',
    path: '/teams/{teamId}/members',
    summary: 'Who is in it, and who asks to be',
    access: { parties: ['lead', 'staff'] },
    params,
    query: z.object(pageQuery),
    reply: page(member),
    errors: [],
  },
  acceptTeamMember: memberRoute('acceptance', 'Accept who asked to join'),
  removeTeamMember: memberRoute('removal', 'Take somebody out, or do not accept them'),
} as const satisfies RouteTable
