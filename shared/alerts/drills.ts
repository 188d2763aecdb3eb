/** Drills (演练): an alert that staff raise to see how it is answered. The same in all, marked everywhere, and nothing goes outside. */
import '../zod.ts'
import * as z from 'zod/mini'
import type { Level } from '../areas/code.ts'
import { areaCode } from '../areas/contract.ts'
import { page, pageQuery } from '../page.ts'
import { handlingRoles, overseeingRoles, type Role } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { words } from '../zod.ts'
import { ALERT_TEXT_MAX, alertCard, alertId } from './alert.ts'
import { alertKinds } from './kinds.ts'

/** Who runs drills, in what they serve or run. */
export const drillingRoles = [...handlingRoles, 'administrator'] as const satisfies readonly Role[]

/** Where a drill may be. One above a grid drills that level and those over it: it is told first to who answers for the whole area. */
export const drillLevels = ['building', 'grid', 'community', 'street', 'district'] as const satisfies readonly Level[]

const params = z.object({ area: areaCode })

export const drillRoutes = {
  runDrill: {
    capability: 'alerts',
    method: 'POST',
    path: '/areas/{area}/drills',
    summary:
      'Run a drill at an area, from a building to a district: it rings as a real alert would, and ends after an hour',
    access: { roles: drillingRoles, at: 'params.area' },
    params,
    body: z.object({
      kind: z.enum(alertKinds),
      /** What is played, for those who come. */
      text: z.optional(words(0, ALERT_TEXT_MAX)),
      /** Whether neighbours who offered help take part. */
      neighbours: z._default(z.boolean(), false),
    }),
    reply: alertCard,
    status: 201,
    errors: [],
    idempotent: true,
    audit: '发起演练',
  },
  stopDrill: {
    capability: 'alerts',
    method: 'POST',
    path: '/alerts/{alertId}/stop',
    summary: 'End the drill that I run',
    access: { parties: ['leader'] },
    params: z.object({ alertId }),
    reply: alertCard,
    errors: ['wrongState'],
    idempotent: true,
  },
  listDrills: {
    capability: 'alerts',
    method: 'GET',
    path: '/areas/{area}/drills',
    summary: 'The drills of an area, newest first, with how they went',
    access: { roles: overseeingRoles, at: 'params.area' },
    params,
    query: z.object(pageQuery),
    reply: page(alertCard),
    errors: [],
  },
} as const satisfies RouteTable
