/** Roll calls (报平安): every household of some areas is asked whether they are safe. */
import '../zod.ts'
import * as z from 'zod/mini'
import { levels } from '../areas/code.ts'
import { areaCode, householdCode } from '../areas/contract.ts'
import { doorRoles } from '../notices/contract.ts'
import { overseeingRoles } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { moment } from '../zod.ts'
import { doorFinds, rollAnswers } from './finds.ts'
import { incidentId, incidentKinds, place, rollId } from './incident.ts'

export const ROLL_AREAS_MAX = 20

/**
 * Households, counted; what was said or found last counts. `households`: those of the roster, which are
 * `safe + help + absent + silent`; `joined`: those of them that the app could ask.
 */
const counts = {
  households: z.int(),
  joined: z.int(),
  safe: z.int(),
  help: z.int(),
  absent: z.int(),
  silent: z.int(),
}
export const rollCounts = z.object(counts)
export type RollCounts = z.infer<typeof rollCounts>
export const rollRow = z.object({ code: areaCode, name: z.string(), level: z.enum(levels), ...counts })
export type RollRow = z.infer<typeof rollRow>

/** A roll call as staff see it. */
export const roll = z.object({
  id: rollId,
  incident: incidentId,
  name: z.string(),
  kind: z.enum(incidentKinds),
  text: z.optional(z.string()),
  places: z.array(place),
  at: moment(),
  endedAt: z.optional(moment()),
})
export type Roll = z.infer<typeof roll>

/** My household, and what was said for it. */
export const askedHome = z.object({
  household: householdCode,
  name: z.string(),
  said: z.optional(z.object({ word: z.enum(rollAnswers), at: moment() })),
})
export type AskedHome = z.infer<typeof askedHome>

export const myRoll = z.extend(z.pick(roll, { id: true, name: true, kind: true, text: true, at: true }), {
  homes: z.array(askedHome),
})
export type MyRoll = z.infer<typeof myRoll>

/** A door to knock at: the household said nothing, or asked for help, or somebody was there already. */
export const rollDoor = z.object({
  household: householdCode,
  room: z.string(),
  joined: z.boolean(),
  said: z.optional(z.object({ word: z.enum(rollAnswers), at: moment() })),
  door: z.optional(z.object({ found: z.enum(doorFinds), at: moment() })),
})
export type RollDoor = z.infer<typeof rollDoor>

const params = z.object({ rollId })
const tickParams = z.object({ rollId, household: householdCode })
const ticked = z.object({ household: householdCode, door: z.optional(rollDoor.shape.door) })

export const rollRoutes = {
  listMyRolls: {
    capability: 'incidents',
    method: 'GET',
    path: '/rolls/mine',
    summary: 'Which of my households are asked just now whether they are safe, and what was said for them',
    access: 'signedIn',
    reply: z.object({ items: z.array(myRoll) }),
    errors: [],
  },
  answerRoll: {
    capability: 'incidents',
    method: 'POST',
    path: '/rolls/{rollId}/answers',
    summary: 'Say for my whole household that we are safe, or need help; the last word counts',
    access: 'signedIn',
    params,
    body: z.object({ household: householdCode, word: z.enum(rollAnswers) }),
    reply: askedHome,
    errors: ['notFound', 'wrongState'],
    idempotent: true,
  },
  getRoll: {
    capability: 'incidents',
    method: 'GET',
    path: '/rolls/{rollId}',
    summary:
      'How many households of an area are safe, need help, or said nothing: by areas, and in a community by building',
    access: { roles: overseeingRoles, at: 'query.area' },
    params,
    query: z.object({ area: areaCode }),
    reply: z.extend(rollCounts, { roll, items: z.array(rollRow), buildings: z.optional(z.array(rollRow)) }),
    errors: ['notFound'],
  },
  getRollDoors: {
    capability: 'incidents',
    method: 'GET',
    path: '/rolls/{rollId}/doors/{building}',
    summary: 'The doors of a building to knock at: who said nothing, who needs help, and where somebody was',
    access: { roles: doorRoles, at: 'params.building' },
    params: z.object({ rollId, building: areaCode }),
    reply: z.object({ building: areaCode, name: z.string(), ...counts, items: z.array(rollDoor) }),
    errors: ['notFound'],
    audit: '查看报平安走访名单',
  },
  tickRollDoor: {
    capability: 'incidents',
    method: 'POST',
    path: '/rolls/{rollId}/ticks/{household}',
    summary: 'I was at this door, and found that',
    access: { roles: doorRoles, at: 'params.household' },
    params: tickParams,
    body: z.object({ found: z.enum(doorFinds) }),
    reply: ticked,
    errors: ['notFound', 'wrongState'],
    audit: '报平安上门',
  },
  untickRollDoor: {
    capability: 'incidents',
    method: 'DELETE',
    path: '/rolls/{rollId}/ticks/{household}',
    summary: 'I was not after all',
    access: { roles: doorRoles, at: 'params.household' },
    params: tickParams,
    reply: ticked,
    errors: ['notFound', 'wrongState'],
    audit: '报平安上门撤销',
  },
} as const satisfies RouteTable
