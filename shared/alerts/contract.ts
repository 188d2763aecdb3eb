/** Alerts (求助): one tap, and it does not end before somebody has answered. */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../areas/contract.ts'
import { stages } from '../lifecycle.ts'
import { page, pageQuery } from '../page.ts'
import { personId } from '../people/person.ts'
import { overseeingRoles, type Role } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { words } from '../zod.ts'
import { alert, alertCard, alertId, described, etaMinutes, position, prepared, raised, SAY_MAX } from './alert.ts'
import { outcomes, skills } from './kinds.ts'
import { type AlertMove, alertLifecycle, alertParties } from './lifecycle.ts'
import { takeRaised } from './taken.ts'

const params = z.object({ alertId })

/** Who answers alerts in their scope. */
export const respondingRoles = [
  'gridWorker',
  'responder',
  'communityStaff',
  'streetStaff',
  'districtStaff',
] as const satisfies readonly Role[]

/** Who may look at what is open in an area. */
export const watchingRoles = [...new Set([...respondingRoles, ...overseeingRoles])]

const moveRoute = <M extends AlertMove, P extends string>(move: M, path: P, summary: string) =>
  ({
    capability: 'alerts',
    method: 'POST',
    path: `/alerts/{alertId}/${path}`,
    summary,
    access: { parties: alertLifecycle.moves[move].by },
    params,
    reply: alertCard,
    errors: ['wrongState'],
    idempotent: true,
  }) as const

const anyParty = alertParties.filter((party) => party !== 'clock' && party !== 'device')

export const alertRoutes = {
  raiseAlert: {
    capability: 'alerts',
    method: 'POST',
    path: '/alerts',
    summary:
      'Ask for help now. Where one of mine is open it is pressed again; where one is open at this place I join it',
    access: 'signedIn',
    body: raised,
    takes: takeRaised,
    reply: alertCard,
    status: 201,
    errors: [],
    idempotent: true,
  },
  prepareAlert: {
    capability: 'alerts',
    method: 'POST',
    path: '/alerts/preparation',
    summary: 'While the phone counts down: has ready whom a press would tell. The press names what this answers',
    access: 'signedIn',
    body: prepared,
    reply: z.pick(raised, { household: true, area: true, prepared: true }),
    errors: [],
  },
  listMyAlerts: {
    capability: 'alerts',
    method: 'GET',
    path: '/alerts/mine',
    summary: 'Mine that is open and those that ring for me, then my former ones, newest first',
    access: 'signedIn',
    query: z.object(pageQuery),
    reply: z.extend(page(alertCard), { ringing: z.array(alertCard) }),
    errors: [],
  },
  listAlerts: {
    capability: 'alerts',
    method: 'GET',
    path: '/areas/{area}/alerts',
    summary: 'The alerts of an area, open ones oldest first, ended ones newest first',
    access: { roles: watchingRoles, at: 'params.area' },
    params: z.object({ area: areaCode }),
    query: z.object({ ...pageQuery, stage: z._default(z.enum(stages), 'open') }),
    reply: page(alertCard),
    errors: [],
  },
  getAlert: {
    capability: 'alerts',
    method: 'GET',
    path: '/alerts/{alertId}',
    summary: 'An alert whole, as I may see it',
    access: { parties: anyParty },
    params,
    reply: alert,
    errors: [],
    audit: '查看求助',
  },
  seeAlert: {
    capability: 'alerts',
    method: 'POST',
    path: '/alerts/{alertId}/seen',
    summary: 'I have seen that it rings; the person who raised it is told so',
    access: { parties: ['responder', 'family', 'kin', 'neighbour'] },
    params,
    reply: z.object({ seen: z.boolean() }),
    errors: [],
  },
  describeAlert: {
    ...moveRoute('describe', 'description', 'Say what it is about'),
    body: described,
    errors: ['wrongState', 'notFound', 'photoNotReady', 'voiceNotReady'],
  },
  pressAgain: moveRoute('again', 'again', 'Press again: it is more urgent now'),
  sayInAlert: {
    ...moveRoute('say', 'messages', 'Say something to all who are at it'),
    body: z.object({ text: words(1, SAY_MAX) }),
  },
  acknowledgeAlert: {
    ...moveRoute('acknowledge', 'acknowledgement', 'I am going, and shall be there in so many minutes'),
    body: z.object({ eta: etaMinutes }),
  },
  joinAlert: {
    ...moveRoute('joinIn', 'holders', 'I am going too'),
    body: z.object({ eta: etaMinutes }),
    errors: ['wrongState', 'limitReached'],
  },
  delayAlert: { ...moveRoute('delay', 'delay', 'It takes me longer'), body: z.object({ eta: etaMinutes }) },
  arriveAtAlert: moveRoute('arrive', 'arrival', 'I am there'),
  stayAtAlert: moveRoute('stay', 'stay', 'I am still at it'),
  accountWitness: {
    ...moveRoute('account', 'accounted', 'Somebody who pressed at the same place has been looked after'),
    body: z.object({ person: personId }),
    errors: ['wrongState', 'notFound'],
  },
  handOverAlert: {
    ...moveRoute('handOver', 'handover', 'Somebody else please: it rings again'),
    body: z.object({ text: words(2, SAY_MAX) }),
  },
  resolveAlert: {
    ...moveRoute('resolve', 'resolution', 'It is over'),
    body: z.object({ outcome: z.enum(outcomes), text: z.optional(words(0, SAY_MAX)) }),
  },
  callOffAlert: {
    ...moveRoute('callOff', 'false-alarm', 'It was a false alarm, as I found out by a call or at the door'),
    body: z.object({ by: z.enum(['call', 'door']), text: z.optional(words(0, SAY_MAX)) }),
  },
  cancelAlert: moveRoute('cancel', 'cancel', 'I pressed by mistake; nobody is on the way yet'),
  takeBackAlert: {
    ...moveRoute('takeBack', 'doubt', 'I pressed by mistake; whoever is coming will make sure'),
    body: z.object({ text: z.optional(words(0, SAY_MAX)) }),
  },
  followAlert: {
    capability: 'alerts',
    method: 'POST',
    path: '/alerts/{alertId}/position',
    summary: 'Where I am now, for as long as it is open',
    access: { parties: ['raiser'] },
    params,
    body: position,
    reply: z.object({}),
    errors: ['wrongState'],
  },
  getMyCalls: {
    capability: 'alerts',
    method: 'GET',
    path: '/me/alert-calls',
    summary: 'The phones of who answers alerts at my homes now; to be kept on the device, for when there is no network',
    access: 'signedIn',
    reply: z.pick(alert, { calls: true }),
    errors: [],
  },
  getMySkills: {
    capability: 'alerts',
    method: 'GET',
    path: '/me/skills',
    summary: 'What I offered to help neighbours of my building with in an emergency',
    access: 'signedIn',
    reply: z.object({ skills: z.array(z.enum(skills)) }),
    errors: [],
  },
  setMySkills: {
    capability: 'alerts',
    method: 'POST',
    path: '/me/skills',
    summary: 'Offer that, in place of what I offered before; for the buildings where I verifiably live',
    access: 'signedIn',
    body: z.object({ skills: z.array(z.enum(skills)).check(z.maxLength(skills.length)) }),
    reply: z.object({ skills: z.array(z.enum(skills)) }),
    errors: [],
  },
} as const satisfies RouteTable
