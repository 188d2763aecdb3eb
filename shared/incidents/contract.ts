/** Incidents (突发事件): an area is switched from 平 to 急; its alerts are one matter, with one timeline. */
import '../zod.ts'
import * as z from 'zod/mini'
import { alertId } from '../alerts/alert.ts'
import { areaCode } from '../areas/contract.ts'
import { page, pageQuery } from '../page.ts'
import { managingRoles, overseeingRoles } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { words } from '../zod.ts'
import { incident, incidentCard, incidentId, newIncident, SAID_MAX } from './incident.ts'
import { type IncidentMove, incidentLifecycle, incidentParties, incidentStates } from './lifecycle.ts'
import { ROLL_AREAS_MAX } from './roll.ts'

const params = z.object({ incidentId })
const text = words(2, SAID_MAX)

/** A move as a route: its access is what the lifecycle says. */
const moveRoute = <M extends IncidentMove, P extends string>(move: M, path: P, summary: string) =>
  ({
    capability: 'incidents',
    method: 'POST',
    path: `/incidents/{incidentId}/${path}`,
    summary,
    access: { parties: incidentLifecycle.moves[move].by },
    params,
    reply: incidentCard,
    errors: ['wrongState'],
    idempotent: true,
  }) as const

export const incidentRoutes = {
  openIncident: {
    capability: 'incidents',
    method: 'POST',
    path: '/incidents',
    summary: 'Switch an area to 急: what is open there, and whatever comes, is one incident from now on',
    access: { roles: managingRoles, at: 'body.area' },
    body: newIncident,
    reply: incidentCard,
    status: 201,
    errors: ['wrongState'],
    idempotent: true,
    audit: '转为应急',
  },
  listIncidents: {
    capability: 'incidents',
    method: 'GET',
    path: '/areas/{area}/incidents',
    summary: 'The incidents of an area and of those in it, newest first',
    access: { roles: overseeingRoles, at: 'params.area' },
    params: z.object({ area: areaCode }),
    query: z.object({ ...pageQuery, state: z._default(z.enum(incidentStates), 'open') }),
    reply: page(incidentCard),
    errors: [],
  },
  getIncident: {
    capability: 'incidents',
    method: 'GET',
    path: '/incidents/{incidentId}',
    summary: 'An incident whole: its alerts, the notices that went out from it, its timeline',
    access: { parties: incidentParties },
    params,
    reply: incident,
    errors: [],
  },
  noteIncident: { ...moveRoute('note', 'notes', 'Note what was decided or found'), body: z.object({ text }) },
  groupAlert: {
    ...moveRoute('group', 'alerts', 'Have an alert of my scope belong to it, wherever it was raised'),
    body: z.object({ alert: alertId }),
  },
  ungroupAlert: {
    ...moveRoute('ungroup', 'other-alerts', 'Have an alert not belong to it, though it was raised in its area'),
    body: z.object({ alert: alertId }),
  },
  callRoll: {
    ...moveRoute('callRoll', 'rolls', 'Ask every household of these areas whether they are safe'),
    body: z.object({
      /** In the area of the incident, none inside another; all of it unless said. */
      areas: z.optional(z.array(areaCode).check(z.minLength(1), z.maxLength(ROLL_AREAS_MAX))),
      text: z.optional(words(0, SAID_MAX)),
    }),
    audit: '发起报平安',
  },
  endRoll: { ...moveRoute('endRoll', 'rolls/end', 'Ask no longer'), audit: '结束报平安' },
  closeIncident: {
    ...moveRoute('close', 'close', 'Switch the area back to 平: the result in words; alerts that are open go on'),
    body: z.object({ result: text }),
    audit: '转为平时',
  },
} as const satisfies RouteTable
