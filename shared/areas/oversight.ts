/** What an area looks like from above: how many households have joined, and what is not in order. */
import '../zod.ts'
import * as z from 'zod/mini'
import { overseeingRoles } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { levels } from './code.ts'
import { areaCode, areaParams } from './contract.ts'

/** Distinct households: those of the roster, and those of them that have at least one verified member. */
const counts = { households: z.int(), joined: z.int() }
export const coverageRow = z.object({ code: areaCode, name: z.string(), level: z.enum(levels), ...counts })
export type CoverageRow = z.infer<typeof coverageRow>

/** joined / households, between 0 and 1; 0 where there is no household. */
export const coverageOf = ({ households, joined }: { households: number; joined: number }): number =>
  households > 0 ? Math.min(joined / households, 1) : 0

export const faultKinds = [
  'sameAddress',
  'buildingGone',
  'wrongCode',
  'noWorker',
  'noHouseholds',
  'miscounted',
] as const
export type FaultKind = (typeof faultKinds)[number]
export const faultWords: Record<FaultKind, string> = {
  sameAddress: '同一地址在两处登记',
  buildingGone: '住户所在楼栋已停用或不存在',
  wrongCode: '编码与上级不符',
  noWorker: '网格没有网格员',
  noHouseholds: '楼栋没有住户',
  miscounted: '户数与名册不符',
}

/** `households`: how many households it is about, 0 where it is about the area itself. `other`: the building it is in as well. */
export const fault = z.object({
  kind: z.enum(faultKinds),
  area: areaCode,
  name: z.string(),
  households: z.int(),
  other: z.optional(z.object({ area: areaCode, name: z.string() })),
})
export type Fault = z.infer<typeof fault>

export const oversightRoutes = {
  getCoverage: {
    capability: 'areas',
    method: 'GET',
    path: '/areas/{area}/coverage',
    summary:
      'Distinct households joined, over households in the roster: of each area right under one; for a community also of each building',
    access: { roles: overseeingRoles, at: 'params.area' },
    params: areaParams,
    reply: z.object({
      ...counts,
      items: z.array(coverageRow),
      /** Of a community alone: its buildings, in the order of their codes. */
      buildings: z.optional(z.array(coverageRow)),
    }),
    errors: [],
  },
  checkAreas: {
    capability: 'areas',
    method: 'GET',
    path: '/areas/{area}/check',
    summary:
      'What is not in order in a community or grid: households in two places or in none, grids without workers, wrong counts',
    access: { roles: overseeingRoles, at: 'params.area' },
    params: areaParams,
    reply: z.object({
      /** Counted in the roster itself: they add up over the grids. */
      households: z.int(),
      buildings: z.int(),
      grids: z.array(z.object({ area: areaCode, name: z.string(), households: z.int(), buildings: z.int() })),
      faults: z.array(fault),
    }),
    errors: [],
  },
} as const satisfies RouteTable
