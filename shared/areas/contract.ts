/** Areas: city > district > street > community > grid > building, as one tree of codes (code.ts). */
import '../zod.ts'
import * as z from 'zod/mini'
import type { RouteTable } from '../route.ts'
import { words } from '../zod.ts'
import { levelOf, levels } from './code.ts'

/** The code of an area of any level down to the building. */
export const areaCode = z.string().check(
  z.regex(/^[0-9]{4,18}$/, '地点编码不对'),
  z.refine((code) => levelOf(code) !== undefined, '地点编码不对'),
)

/** The code of a household: its building's, then the unit in two digits (00: no units) and the room in four. */
export const householdCode = z.string().check(z.regex(/^[0-9]{24}$/, '户编码不对'))

export const area = z.object({
  code: areaCode,
  level: z.enum(levels),
  name: z.string(),
  /** From the community down, as one reads it aloud: 大江园社区第3网格5号楼. */
  fullName: z.string(),
  /** When it was closed, if it was; its code still resolves. */
  closedAt: z.optional(z.string()),
  /** The building that took this one's place when it went to another grid. */
  movedTo: z.optional(areaCode),
})
export type Area = z.infer<typeof area>

export const areaParams = z.object({ area: areaCode })

export const SEARCH_MAX = 20

export const areaRoutes = {
  listAreas: {
    capability: 'areas',
    method: 'GET',
    path: '/areas',
    summary: 'The areas right under one area that are not closed, in the order of their codes',
    access: 'signedIn',
    query: z.object({ parent: areaCode }),
    reply: z.object({ items: z.array(area) }),
    errors: [],
  },
  searchAreas: {
    capability: 'areas',
    method: 'GET',
    path: '/areas/search',
    summary: 'Communities and buildings by words of their names, such as 大江园 3号楼; the best 20 of them',
    access: 'signedIn',
    query: z.object({ q: words(2, 40) }),
    reply: z.object({ items: z.array(area).check(z.maxLength(SEARCH_MAX)) }),
    errors: [],
  },
  getArea: {
    capability: 'areas',
    method: 'GET',
    path: '/areas/{area}',
    summary: 'An area by its code, with the areas that it lies in; a building that moved is found by any of its codes',
    access: 'signedIn',
    params: areaParams,
    reply: z.object({
      area,
      /** From the city down, without the area itself. */
      lineage: z.array(area),
    }),
    errors: ['notFound'],
  },
} as const satisfies RouteTable
