/** Areas: city > district > street > community > grid > building, as one tree of codes (code.ts). */
import '../zod.ts'
import * as z from 'zod/mini'
import type { RouteTable } from '../route.ts'
import { levelOf, levels } from './code.ts'

/** The code of an area of any level down to the building. */
export const areaCode = z.string().check(
  z.regex(/^[0-9]{4,18}$/, '地点编码不对'),
  z.refine((code) => levelOf(code) !== undefined, '地点编码不对'),
)

export const area = z.object({
  code: areaCode,
  level: z.enum(levels),
  name: z.string(),
  /** From the community down, as one reads it aloud: 大江园社区第3网格5号楼. */
  fullName: z.string(),
})
export type Area = z.infer<typeof area>

export const areaRoutes = {
  listAreas: {
    capability: 'areas',
    method: 'GET',
    path: '/areas',
    summary: 'The areas right under one area, in the order of their codes',
    access: 'signedIn',
    query: z.object({ parent: areaCode }),
    reply: z.object({ items: z.array(area) }),
    errors: [],
  },
} as const satisfies RouteTable
