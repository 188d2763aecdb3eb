/** Activities: composed, published, signed up for, held, and booked as hours. */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../areas/contract.ts'
import { page, pageQuery } from '../page.ts'
import { personId } from '../people/person.ts'
import { managingRoles } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { moment, words } from '../zod.ts'
import { activity, activityId, changedActivity, listedActivity, newActivity } from './activity.ts'
import { attendant } from './attendance.ts'
import { checkCode, checkPurposes } from './check-code.ts'
import { REASON_MAX } from './kinds.ts'
import { type ActivityMove, type ActivityParty, activityLifecycle } from './lifecycle.ts'
import { teamArea, teamId } from './team.ts'
import { teamParties } from './team-lifecycle.ts'

const params = z.object({ activityId })
const knownParties = ['lead', 'staff', 'participant', 'neighbour'] as const satisfies readonly ActivityParty[]
const anyParty = [...knownParties, 'visitor'] as const satisfies readonly ActivityParty[]
const runners = ['lead', 'staff'] as const satisfies readonly ActivityParty[]

/** A move as a route: its access is what the lifecycle says. */
const moveRoute = <M extends ActivityMove, P extends string>(move: M, path: P, summary: string) =>
  ({
    capability: 'teams',
    method: 'POST',
    path: `/activities/{activityId}/${path}`,
    summary,
    access: { parties: activityLifecycle.moves[move].by },
    params,
    reply: activity,
    errors: ['wrongState'],
    idempotent: true,
  }) as const

/** What one does oneself about an activity. */
const ownRoute = <P extends string>(path: P, summary: string) =>
  ({
    capability: 'teams',
    method: 'POST',
    path: `/activities/{activityId}/${path}`,
    summary,
    access: { parties: knownParties },
    params,
    reply: activity,
    errors: ['wrongState', 'limitReached'],
    idempotent: true,
  }) as const

const checked = {
  body: z.object({ code: checkCode }),
  errors: ['wrongState', 'limitReached', 'tooMany'],
} as const

const MONTH = /^[0-9]{4}-(0[1-9]|1[0-2])$/
export const month = z.string().check(z.regex(MONTH, '月份不对'))

/** A month of an area: activities that were held, how many came to them in all, and how long they were there. */
export const monthFigures = z.object({ month, activities: z.int(), people: z.int(), minutes: z.int() })
export type MonthFigures = z.infer<typeof monthFigures>
export const FIGURE_MONTHS = 12

export const activityRoutes = {
  composeActivity: {
    capability: 'teams',
    method: 'POST',
    path: '/activities',
    summary: 'Compose an activity of a team that I lead, or of an area that I run; a draft until it is published',
    access: 'signedIn',
    body: newActivity,
    reply: activity,
    status: 201,
    errors: ['notAllowed', 'photoNotReady'],
    idempotent: true,
  },
  editActivity: {
    ...moveRoute('edit', 'draft', 'Write the draft anew'),
    body: changedActivity,
    errors: ['wrongState', 'photoNotReady'],
  },
  publishActivity: { ...moveRoute('publish', 'publication', 'Publish it'), errors: ['wrongState', 'unavailable'] },
  discardActivity: moveRoute('discard', 'discard', 'Throw the draft away'),
  changeActivity: {
    ...moveRoute('change', 'change', 'Change what is published; never to fewer places than are taken'),
    body: changedActivity,
    errors: ['wrongState', 'photoNotReady', 'unavailable', 'limitReached'],
  },
  callOffActivity: {
    ...moveRoute('callOff', 'calling-off', 'Call it off; all who signed up are told the reason'),
    body: z.object({ reason: words(2, REASON_MAX) }),
  },
  endActivity: moveRoute('end', 'end', 'End it now; whoever did not check out was there until now'),
  correctAttendance: {
    ...moveRoute('correct', 'attendance', 'Put right when somebody came and left; without `inAt` they were not there'),
    body: z.object({ person: personId, inAt: z.optional(moment()), outAt: z.optional(moment()) }),
    reply: attendant,
    errors: ['wrongState', 'notFound', 'limitReached'],
  },
  closeActivity: moveRoute('close', 'close', 'The attendance is right: the hours are booked'),
  reportActivity: {
    capability: 'teams',
    method: 'POST',
    path: '/activities/{activityId}/reports',
    summary:
      'Report it to the staff of its area; the third household that does hides it from neighbours until they have looked at it',
    access: { parties: ['local'] },
    params,
    body: z.object({ reason: words(2, REASON_MAX) }),
    reply: z.object({ reported: z.literal(true) }),
    errors: ['wrongState'],
    idempotent: true,
  },
  showActivity: moveRoute(
    'show',
    'show',
    'Staff looked at what was reported: neighbours see it, and reports are counted anew',
  ),
  listActivities: {
    capability: 'teams',
    method: 'GET',
    path: '/areas/{area}/activities',
    summary:
      'The activities of an area and of those in it: those to come, first ones first, or those that are over, last ones first',
    access: 'signedIn',
    params: z.object({ area: areaCode }),
    query: z.object({ ...pageQuery, when: z._default(z.enum(['coming', 'held', 'over']), 'coming') }),
    reply: page(listedActivity),
    errors: [],
  },
  listTeamActivities: {
    capability: 'teams',
    method: 'GET',
    path: '/teams/{teamId}/activities',
    summary: 'The activities of a team, last ones first; drafts to its lead and staff',
    access: { parties: teamParties },
    params: z.object({ teamId }),
    query: z.object(pageQuery),
    reply: page(listedActivity),
    errors: [],
  },
  listOwnActivities: {
    capability: 'teams',
    method: 'GET',
    path: '/areas/{area}/own-activities',
    summary: 'What the staff of an area organise themselves, drafts too, last ones first',
    access: { roles: managingRoles, at: 'params.area' },
    params: z.object({ area: teamArea }),
    query: z.object(pageQuery),
    reply: page(listedActivity),
    errors: [],
  },
  listMyActivities: {
    capability: 'teams',
    method: 'GET',
    path: '/activities/mine',
    summary: 'Those that I signed up for, last ones first',
    access: 'signedIn',
    query: z.object(pageQuery),
    reply: page(listedActivity),
    errors: [],
  },
  getActivity: {
    capability: 'teams',
    method: 'GET',
    path: '/activities/{activityId}',
    summary: 'An activity whole, and how I take part in it',
    access: { parties: anyParty },
    params,
    reply: activity,
    errors: [],
  },
  signUp: ownRoute('sign-up', 'Take a place, or wait for one where none is left'),
  cancelSignUp: ownRoute('cancellation', 'Give up my place or my turn; who waits longest gets the place'),
  checkIn: {
    ...ownRoute('check-in', 'I am here: by the code on the spot; without having signed up, while places are left'),
    ...checked,
  },
  checkOut: { ...ownRoute('check-out', 'I leave: by the code on the spot'), ...checked },
  getCheckCode: {
    capability: 'teams',
    method: 'GET',
    path: '/activities/{activityId}/check-code',
    summary: 'The code of now and the next one, to be shown on the spot',
    access: { parties: runners },
    params,
    query: z.object({ purpose: z._default(z.enum(checkPurposes), 'in') }),
    reply: z.object({
      now: moment(),
      codes: z.array(z.object({ code: z.string(), from: moment(), until: moment() })),
    }),
    errors: ['wrongState'],
  },
  listAttendance: {
    capability: 'teams',
    method: 'GET',
    path: '/activities/{activityId}/attendance',
    summary: 'Who signed up, who waits, who is there; in the order of their signing up',
    access: { parties: runners },
    params,
    reply: z.object({ items: z.array(attendant) }),
    errors: [],
  },
  getTeamFigures: {
    capability: 'teams',
    method: 'GET',
    path: '/areas/{area}/team-figures',
    summary: 'Activities, people and minutes of an area by month, the last twelve up to `until`',
    access: { roles: [...managingRoles, 'supervisor'], at: 'params.area' },
    params: z.object({ area: areaCode }),
    query: z.object({ until: z.optional(month) }),
    reply: z.object({ months: z.array(monthFigures), teams: z.int() }),
    errors: [],
  },
} as const satisfies RouteTable
