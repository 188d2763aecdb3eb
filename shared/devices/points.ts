/** Key fire points (重点部位) and their inspections (巡检) by round. */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../areas/contract.ts'
import { id } from '../ids.ts'
import { stages } from '../lifecycle.ts'
import { page, pageQuery } from '../page.ts'
import { MAX_PHOTOS, photo, photoId } from '../photos/contract.ts'
import { handlingRoles, managingRoles, type Role } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { ticketId } from '../tickets/ticket.ts'
import { moment, words } from '../zod.ts'
import { deviceRoles, standing, standsAt } from './contract.ts'

export const pointKinds = [
  'pumpRoom',
  'controlRoom',
  'powerRoom',
  'eBikeShed',
  'gasStation',
  'hydrant',
  'escape',
  'other',
] as const
export type PointKind = (typeof pointKinds)[number]

export const pointKindWords: Record<PointKind, string> = {
  pumpRoom: '消防泵房',
  controlRoom: '消防控制室',
  powerRoom: '配电室',
  eBikeShed: '电动车棚',
  gasStation: '燃气调压站',
  hydrant: '消火栓',
  escape: '疏散通道',
  other: '其他部位',
}

export const pointId = id('pnt')

/** Days from one inspection to the next. */
export const ROUND_MIN = 1
export const ROUND_MAX = 366
export const ROUND_USUAL = 30

export const findings = ['ok', 'danger'] as const
export type Finding = (typeof findings)[number]
export const findingWords: Record<Finding, string> = { ok: '正常', danger: '有隐患' }

export const FOUND_MAX = 500

/** Who goes round: who handles what happens there, who answers, and who keeps the building. */
export const inspectingRoles = [...new Set<Role>([...handlingRoles, 'responder', 'propertyManager', 'administrator'])]

/** What a list shows. `overdue`: the round is over and nobody was there; `danger`: the last inspection found one. */
export const pointCard = z.object({
  id: pointId,
  kind: z.enum(pointKinds),
  name: z.string(),
  place: standing,
  retired: z.boolean(),
  overdue: z.boolean(),
  danger: z.boolean(),
  /** Days. */
  every: z.int(),
  /** Until the end of which day it is to be inspected. */
  nextAt: moment(),
  lastAt: z.optional(moment()),
  changedAt: moment(),
})
export type PointCard = z.infer<typeof pointCard>

/** `task`: the ticket about the danger. */
export const inspection = z.object({
  id: id('isp'),
  at: moment(),
  by: z.string(),
  finding: z.enum(findings),
  /** Whether it came after its round was over. */
  late: z.boolean(),
  text: z.optional(z.string()),
  photos: z.array(photo),
  task: z.optional(ticketId),
})
export type Inspection = z.infer<typeof inspection>

export const point = z.extend(pointCard, {
  registeredAt: moment(),
  registeredBy: z.string(),
  /** The last fifty, newest first. */
  inspections: z.array(inspection),
  /** Whether the viewer may change it, and inspect it. */
  managed: z.boolean(),
  inspected: z.boolean(),
})
export type Point = z.infer<typeof point>

const every = z._default(z.int().check(z.gte(ROUND_MIN), z.lte(ROUND_MAX)), ROUND_USUAL)

export const newPoint = z.object({
  kind: z.enum(pointKinds),
  name: words(2, 40),
  area: standsAt,
  detail: z.optional(words(0, 60)),
  every,
})
export type NewPoint = z.input<typeof newPoint>

/** Whoever was there shows it. */
export const newInspection = z
  .object({
    finding: z.enum(findings),
    text: z.optional(words(0, FOUND_MAX)),
    photos: z.array(photoId).check(
      z.minLength(1, '请至少拍一张现场照片'),
      z.maxLength(MAX_PHOTOS),
      z.refine((ids) => new Set(ids).size === ids.length, '同一张照片只能附一次'),
    ),
  })
  .check(
    z.refine(({ finding, text }) => finding === 'ok' || (text ?? '').length >= 5, {
      path: ['text'],
      error: '请写明是什么隐患，至少 5 个字',
    }),
  )
export type NewInspection = z.input<typeof newInspection>

const params = z.object({ pointId })

export const pointRoutes = {
  registerPoint: {
    capability: 'devices',
    method: 'POST',
    path: '/points',
    summary: 'Register a key fire point at a building or grid, and how often it is to be inspected',
    access: { roles: managingRoles, at: 'body.area' },
    body: newPoint,
    reply: pointCard,
    status: 201,
    errors: [],
    idempotent: true,
    audit: '登记重点部位',
  },
  listPoints: {
    capability: 'devices',
    method: 'GET',
    path: '/areas/{area}/points',
    summary:
      'The key fire points of an area by when they are due: `open`, those that are overdue or in danger; `waiting`, the others; `closed`, retired ones',
    access: { roles: deviceRoles, at: 'params.area' },
    params: z.object({ area: areaCode }),
    query: z.object({ ...pageQuery, stage: z._default(z.enum(stages), 'open') }),
    reply: page(pointCard),
    errors: [],
  },
  getPoint: {
    capability: 'devices',
    method: 'GET',
    path: '/points/{pointId}',
    summary: 'A key fire point with its inspections',
    access: { roles: deviceRoles },
    params,
    reply: point,
    errors: ['notFound'],
  },
  changePoint: {
    capability: 'devices',
    method: 'POST',
    path: '/points/{pointId}/change',
    summary: 'Change what a point is called, where exactly it is, how often it is to be inspected',
    access: { roles: managingRoles },
    params,
    body: z.object({ name: words(2, 40), detail: z.optional(words(0, 60)), every }),
    reply: pointCard,
    errors: ['notFound', 'wrongState'],
    idempotent: true,
    audit: '更改重点部位',
  },
  retirePoint: {
    capability: 'devices',
    method: 'POST',
    path: '/points/{pointId}/retire',
    summary: 'Take a point off the rounds',
    access: { roles: managingRoles },
    params,
    reply: pointCard,
    errors: ['notFound', 'wrongState'],
    idempotent: true,
    audit: '停用重点部位',
  },
  inspectPoint: {
    capability: 'devices',
    method: 'POST',
    path: '/points/{pointId}/inspections',
    summary: 'I was there, and found this; a danger is a ticket at once. The next round begins',
    access: { roles: inspectingRoles },
    params,
    body: newInspection,
    reply: z.object({ point: pointCard, task: z.optional(ticketId) }),
    status: 201,
    errors: ['notFound', 'wrongState', 'photoNotReady'],
    idempotent: true,
  },
} as const satisfies RouteTable
