/** Posters for the doors of buildings: one A4 page each, with the code by which people who live there join. */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../areas/contract.ts'
import { managingRoles } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'

/** At most so many are made at once; a community that has more goes by grid. */
export const POSTERS_MAX = 120

export const posterRoutes = {
  getPosters: {
    capability: 'posters',
    method: 'GET',
    path: '/areas/{area}/posters',
    summary: 'A PDF with a poster for each building of a building, grid or community, to be fetched within ten minutes',
    access: { roles: [...managingRoles, 'gridWorker'], at: 'params.area' },
    params: z.object({ area: areaCode }),
    reply: z.object({ url: z.url(), pages: z.int(), expiresAt: z.iso.datetime() }),
    errors: ['notFound', 'tooMany'],
    audit: '打印门牌码',
  },
} as const satisfies RouteTable
