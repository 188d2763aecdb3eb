/** The editor of the area tree: grids under a community, buildings under a grid, and buildings that go to another grid. */
import '../zod.ts'
import * as z from 'zod/mini'
import { id } from '../ids.ts'
import { page, pageQuery } from '../page.ts'
import { managingRoles, overseeingRoles } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { moment, words } from '../zod.ts'
import { area, areaCode, areaParams } from './contract.ts'

/** So many buildings at most go to another grid at once. */
export const MOVED_MAX = 20
/** Codes under one area are three digits. */
export const CHILDREN_MAX = 999

/** The name of a grid or building alone: 第3网格, 5号楼. */
export const areaName = words(1, 30).check(z.regex(/^[^\s#]+$/, '名称里不能有空格或 #'))

/** Work on the tree that takes more than one transaction: it goes on by itself, and can be looked at meanwhile. */
export const jobKinds = ['move', 'rename', 'group'] as const
export const jobId = id('job')
export const areaJob = z.object({
  id: jobId,
  kind: z.enum(jobKinds),
  state: z.enum(['running', 'done']),
  /** Buildings that are through with it, or people, where it is about a grid group; and how many there are. */
  done: z.int(),
  total: z.int(),
  startedAt: moment(),
  endedAt: z.optional(moment()),
})
export type AreaJob = z.infer<typeof areaJob>

export const areaChangeKinds = ['add', 'rename', 'close', 'move', 'makeGroup', 'changeGroup', 'endGroup'] as const

/** One line of a community's history: who changed what about its areas, and what it was called before and after. */
export const areaChange = z.object({
  kind: z.enum(areaChangeKinds),
  at: moment(),
  byName: z.string(),
  areas: z.array(z.object({ area: areaCode, name: z.string(), to: z.optional(areaCode) })),
  before: z.optional(z.string()),
  after: z.optional(z.string()),
  job: z.optional(jobId),
})
export type AreaChange = z.infer<typeof areaChange>

/** A building that goes to another grid; `name`: what it is called there, where its own name is taken. */
const movedBuilding = z.object({ area: areaCode, name: z.optional(areaName) })

const runs = { roles: managingRoles, at: 'params.area' } as const

export const editorRoutes = {
  addArea: {
    capability: 'areas',
    method: 'POST',
    path: '/areas',
    summary: 'A new grid under a community, or a new building under a grid; it gets the next free code',
    access: { roles: managingRoles, at: 'body.parent' },
    body: z.object({ parent: areaCode, name: areaName }),
    reply: area,
    status: 201,
    errors: ['wrongState', 'limitReached'],
    idempotent: true,
    audit: '添加网格或楼栋',
  },
  renameArea: {
    capability: 'areas',
    method: 'POST',
    path: '/areas/{area}/name',
    summary: 'Another name for a grid or building; the full names of all below it follow',
    access: runs,
    params: areaParams,
    body: z.object({ name: areaName }),
    reply: z.object({ area, job: z.optional(areaJob) }),
    errors: ['notFound', 'wrongState', 'changedMeanwhile'],
    idempotent: true,
    audit: '给网格或楼栋改名',
  },
  closeArea: {
    capability: 'areas',
    method: 'POST',
    path: '/areas/{area}/closing',
    summary: 'Closes a grid or building that is empty; its code is never given again',
    access: runs,
    params: areaParams,
    reply: area,
    errors: ['notFound', 'wrongState', 'notEmpty', 'changedMeanwhile'],
    idempotent: true,
    audit: '停用网格或楼栋',
  },
  moveBuildings: {
    capability: 'areas',
    method: 'POST',
    path: '/areas/{area}/moves',
    summary: 'Buildings of a community go to another grid of it, with their households; their old codes still resolve',
    access: runs,
    params: areaParams,
    body: z.object({
      buildings: z.array(movedBuilding).check(
        z.minLength(1),
        z.maxLength(MOVED_MAX),
        z.refine((all) => new Set(all.map(({ area }) => area)).size === all.length, '同一楼栋选了两次'),
      ),
      grid: areaCode,
    }),
    reply: areaJob,
    status: 201,
    errors: ['notFound', 'wrongState', 'limitReached', 'changedMeanwhile'],
    idempotent: true,
    audit: '把楼栋调到另一网格',
  },
  getAreaJob: {
    capability: 'areas',
    method: 'GET',
    path: '/areas/{area}/jobs/{jobId}',
    summary: 'How far some work on the tree of a community is',
    access: { roles: overseeingRoles, at: 'params.area' },
    params: z.extend(areaParams, { jobId }),
    reply: areaJob,
    errors: ['notFound'],
  },
  listAreaJobs: {
    capability: 'areas',
    method: 'GET',
    path: '/areas/{area}/jobs',
    summary: 'The work on the tree of a community that is going on, the newest first',
    access: { roles: overseeingRoles, at: 'params.area' },
    params: areaParams,
    reply: z.object({ items: z.array(areaJob) }),
    errors: [],
  },
  listAreaChanges: {
    capability: 'areas',
    method: 'GET',
    path: '/areas/{area}/changes',
    summary: "What was changed about a community's areas, the newest first",
    access: { roles: overseeingRoles, at: 'params.area' },
    params: areaParams,
    query: z.object(pageQuery),
    reply: page(areaChange),
    errors: [],
  },
} as const satisfies RouteTable
