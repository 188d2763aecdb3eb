/** Duty: who is there when, by shifts; swapped, given up for leave, and checked for hours with nobody. */
import '../zod.ts'
import * as z from 'zod/mini'
import { area, areaCode } from '../areas/contract.ts'
import { id } from '../ids.ts'
import { DAY, HOUR } from '../lifecycle.ts'
import { personId } from '../people/person.ts'
import { phoneNumber } from '../phone.ts'
import { managingRoles, overseeingRoles, type Role } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { moment, words } from '../zod.ts'
import { dutyRoles } from './policy.ts'

export const SHIFT_MIN = HOUR / 2
export const SHIFT_MAX = 24 * HOUR
/** How far ahead a first shift may be planned, and for how many weeks it may be repeated. */
export const PLAN_AHEAD = 180 * DAY
export const WEEKS_MAX = 12
/** How long a range may be asked for, or taken as leave. */
export const RANGE_MAX = 31 * DAY
export const GAP_DAYS_MAX = 14
/** At most so many shifts of one person lie ahead: twelve weeks of every day, and no more than one transaction can change. */
export const SHIFTS_MAX = 90

export const shiftId = id('shf')
export const swapId = id('swp')
const reason = words(0, 100)

/** Whether a range is as long as it may be. */
const lasts =
  (min: number, max: number) =>
  ({ from, to }: { from: string; to: string }): boolean => {
    const length = Date.parse(to) - Date.parse(from)
    return length >= min && length <= max
  }
const notInRange = { path: ['to'], error: '最多选 31 天，结束要晚于开始' }
const notAShift = { path: ['to'], error: '一班最短半小时，最长 24 小时' }

/** A shift: from `from` to before `to`. `uncovered`: who was to serve is on leave, and nobody stands in. */
export const shift = z.object({
  id: shiftId,
  area: areaCode,
  person: personId,
  name: z.string(),
  from: moment(),
  to: moment(),
  uncovered: z.boolean(),
  /** Why it is uncovered; to those who run the area. */
  reason: z.optional(z.string()),
})
export type Shift = z.infer<typeof shift>

/** My shift: without the name, which is mine. */
export const ownShift = z.object({ id: shiftId, area: areaCode, from: moment(), to: moment() })
export type OwnShift = z.infer<typeof ownShift>

/** A day in Shanghai as the calendar has it: whether people work, and the holiday's name (also on a day that is worked for it). */
export const day = z.object({ date: z.string(), work: z.boolean(), name: z.optional(z.string()) })

export const swapStates = ['asked', 'accepted', 'declined', 'expired'] as const

/** A wish to hand a shift over, for another in return where one is named. It expires when either shift begins. */
export const swap = z.object({
  id: swapId,
  state: z.enum(swapStates),
  shift: ownShift,
  inReturn: z.optional(ownShift),
  asker: personId,
  askerName: z.string(),
  asked: personId,
  askedName: z.string(),
  reason: z.string(),
  at: moment(),
})
export type Swap = z.infer<typeof swap>

/** Hours in which nobody is on duty for an area. */
export const gap = z.object({ area: areaCode, from: moment(), to: moment() })
export type Gap = z.infer<typeof gap>

/** A line of a plan: the shifts of an area, and from now on the hours in which nobody is on duty there or above. */
export const planRow = z.object({
  ...z.pick(area, { code: true, level: true, name: true, fullName: true }).shape,
  shifts: z.array(shift),
  gaps: z.array(z.object({ from: moment(), to: moment() })),
})
export type PlanRow = z.infer<typeof planRow>

/** Who is told of alerts. */
const reachableRoles = [...new Set<Role>([...dutyRoles, ...overseeingRoles])]
/** As `138…` or a landline with its area code. */
const dutyPhone = z.object({ phone: z.optional(phoneNumber) })

const areaParams = z.object({ area: areaCode })
const range = z.object({ from: moment(), to: moment() }).check(z.refine(lasts(1, RANGE_MAX), notInRange))

export const dutyRoutes = {
  planShifts: {
    capability: 'duty',
    method: 'POST',
    path: '/areas/{area}/shifts',
    summary: 'Put someone who serves there on duty, once or for some weeks; all of it or nothing',
    access: { roles: managingRoles, at: 'params.area' },
    params: areaParams,
    body: z
      .object({
        person: personId,
        from: moment(),
        to: moment(),
        weeks: z._default(z.int().check(z.gte(1), z.lte(WEEKS_MAX)), 1),
      })
      .check(z.refine(lasts(SHIFT_MIN, SHIFT_MAX), notAShift)),
    reply: z.object({ items: z.array(shift) }),
    status: 201,
    errors: ['notFound', 'shiftsOverlap', 'limitReached', 'changedMeanwhile'],
    idempotent: true,
    audit: '排班',
  },
  removeShift: {
    capability: 'duty',
    method: 'DELETE',
    path: '/areas/{area}/shifts/{shift}',
    summary: 'Take a shift that has not ended out of the plan',
    access: { roles: managingRoles, at: 'params.area' },
    params: z.object({ area: areaCode, shift: shiftId }),
    reply: z.object({}),
    errors: ['notFound', 'wrongState', 'changedMeanwhile'],
    audit: '删除排班',
  },
  listShifts: {
    capability: 'duty',
    method: 'GET',
    path: '/areas/{area}/shifts',
    summary:
      'The shifts of an area that touch a time of at most 31 days, with its days, to who serves or oversees there',
    access: { roles: [...new Set([...dutyRoles, ...overseeingRoles])] },
    params: areaParams,
    query: range,
    reply: z.object({ items: z.array(shift), days: z.array(day) }),
    errors: [],
  },
  getPlan: {
    capability: 'duty',
    method: 'GET',
    path: '/areas/{area}/plan',
    summary:
      'The duty of an area and of the areas right below it, down to the grid, in a time of at most 31 days, with its days',
    access: { roles: overseeingRoles, at: 'params.area' },
    params: areaParams,
    query: range,
    reply: z.object({ rows: z.array(planRow), days: z.array(day) }),
    errors: [],
  },
  listGaps: {
    capability: 'duty',
    method: 'GET',
    path: '/areas/{area}/gaps',
    summary: 'The hours of the next days in which nobody is on duty for a grid, or for each grid of a community',
    access: { roles: managingRoles, at: 'params.area' },
    params: areaParams,
    query: z.object({ days: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(GAP_DAYS_MAX)), 7) }),
    reply: z.object({ from: moment(), to: moment(), items: z.array(gap) }),
    errors: [],
  },
  listMyShifts: {
    capability: 'duty',
    method: 'GET',
    path: '/me/shifts',
    summary: 'My shifts that have not ended, in order',
    access: { roles: dutyRoles },
    reply: z.object({ items: z.array(ownShift) }),
    errors: [],
  },
  takeLeave: {
    capability: 'duty',
    method: 'POST',
    path: '/me/leave',
    summary: 'Give up my shifts that touch a time; they stand uncovered until someone else is put on duty',
    access: { roles: dutyRoles },
    body: z
      .object({ from: moment(), to: moment(), reason: z._default(reason, '') })
      .check(z.refine(lasts(1, RANGE_MAX), notInRange)),
    reply: z.object({ uncovered: z.array(ownShift) }),
    errors: ['changedMeanwhile'],
    idempotent: true,
    audit: '请假',
  },
  askSwap: {
    capability: 'duty',
    method: 'POST',
    path: '/shifts/{shift}/swap',
    summary: 'Ask someone who serves there to take my shift, for one of theirs in return if I like',
    access: { roles: dutyRoles },
    params: z.object({ shift: shiftId }),
    body: z.object({
      person: personId,
      reason: z._default(reason, ''),
      inReturn: z.optional(z.object({ area: areaCode, shift: shiftId })),
    }),
    reply: swap,
    status: 201,
    errors: ['notFound', 'wrongState', 'shiftsOverlap', 'changedMeanwhile'],
    idempotent: true,
    audit: '请求换班',
  },
  answerSwap: {
    capability: 'duty',
    method: 'POST',
    path: '/swaps/{swap}/answer',
    summary: 'Accept or decline a swap that I was asked for, before the shift begins',
    access: { roles: dutyRoles },
    params: z.object({ swap: swapId }),
    body: z.object({ accept: z.boolean() }),
    reply: swap,
    errors: ['notFound', 'wrongState', 'shiftsOverlap', 'limitReached', 'changedMeanwhile'],
    idempotent: true,
    audit: '答复换班',
  },
  listMySwaps: {
    capability: 'duty',
    method: 'GET',
    path: '/me/swaps',
    summary: 'The swaps that I was asked for and those that I asked for, newest first',
    access: { roles: dutyRoles },
    reply: z.object({ items: z.array(swap) }),
    errors: [],
  },
  getDutyPhone: {
    capability: 'duty',
    method: 'GET',
    path: '/me/duty-phone',
    summary: 'The phone by which alerts and residents reach me while I serve',
    access: { roles: reachableRoles },
    reply: dutyPhone,
    errors: [],
  },
  saveDutyPhone: {
    capability: 'duty',
    method: 'POST',
    path: '/me/duty-phone',
    summary: 'Give that phone, in place of the one before; none takes it back',
    access: { roles: reachableRoles },
    body: dutyPhone,
    reply: dutyPhone,
    errors: [],
  },
} as const satisfies RouteTable
