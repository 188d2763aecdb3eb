/** Grid groups (网格组): several grids of a community that are served as one. */
import '../zod.ts'
import * as z from 'zod/mini'
import { id } from '../ids.ts'
import { managingRoles, overseeingRoles } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { moment } from '../zod.ts'
import { areaCode, areaParams } from './contract.ts'
import { areaJob, areaName } from './editor.ts'

export const GROUPED_MAX = 20
export const groupId = id('grp')

export const gridGroup = z.object({
  id: groupId,
  name: z.string(),
  grids: z.array(z.object({ area: areaCode, name: z.string() })),
  madeAt: moment(),
})
export type GridGroup = z.infer<typeof gridGroup>

const grids = z.array(areaCode).check(
  z.minLength(2),
  z.maxLength(GROUPED_MAX),
  z.refine((codes) => new Set(codes).size === codes.length, '同一网格选了两次'),
)
const groupParams = z.extend(areaParams, { groupId })
const runs = { roles: managingRoles, at: 'params.area' } as const
/** The job brings the roles of the grids' workers into line. */
const reply = z.object({ group: gridGroup, job: areaJob })

export const groupRoutes = {
  listGridGroups: {
    capability: 'areas',
    method: 'GET',
    path: '/areas/{area}/groups',
    summary: 'The grid groups of a community',
    access: { roles: overseeingRoles, at: 'params.area' },
    params: areaParams,
    reply: z.object({ items: z.array(gridGroup) }),
    errors: [],
  },
  makeGridGroup: {
    capability: 'areas',
    method: 'POST',
    path: '/areas/{area}/groups',
    summary:
      'Serves several grids of a community as one: the workers of each are given the others. A grid is in one group at most',
    access: runs,
    params: areaParams,
    body: z.object({ name: areaName, grids }),
    reply,
    status: 201,
    errors: ['wrongState', 'changedMeanwhile'],
    idempotent: true,
    audit: '设立网格组',
  },
  changeGridGroup: {
    capability: 'areas',
    method: 'POST',
    path: '/areas/{area}/groups/{groupId}',
    summary: 'Another name or other grids for a grid group',
    access: runs,
    params: groupParams,
    body: z.object({ name: areaName, grids }),
    reply,
    errors: ['notFound', 'wrongState', 'changedMeanwhile'],
    idempotent: true,
    audit: '调整网格组',
  },
  endGridGroup: {
    capability: 'areas',
    method: 'DELETE',
    path: '/areas/{area}/groups/{groupId}',
    summary: 'Ends a grid group: what its workers held through it, they hold no more',
    access: runs,
    params: groupParams,
    reply: z.object({ job: areaJob }),
    errors: ['notFound', 'changedMeanwhile'],
    audit: '解散网格组',
  },
} as const satisfies RouteTable
