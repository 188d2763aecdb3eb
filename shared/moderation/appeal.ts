/** Who decides about an appeal: another person than who decided before, and the nearest. Pure. */
import { ancestorAt, levels } from '../areas/code.ts'
import { reaches } from '../roles/policy.ts'
import { type HeldRole, managingRoles } from '../roles/roles.ts'

/** Someone who serves an area. */
export type Serving = Pick<HeldRole, 'role' | 'area'> & { person: string }

/** Whether one of these roles runs the channels of an area: its managers do, and the worker of its grid. */
export const moderates = (roles: readonly Pick<HeldRole, 'role' | 'area'>[], area: string): boolean =>
  reaches(roles, [...managingRoles, 'gridWorker'], area)

/** An area and those above it, the nearest first: where those serve who may decide about its posts. */
export const decidingAreas = (area: string): string[] =>
  levels.flatMap((level) => ancestorAt(area, level) ?? []).sort((a, b) => b.length - a.length)

/**
 * Where the nearest serves who may decide about an appeal: at the area of the channel, or the next above where somebody does who
 * neither wrote the post nor decided about it before. Undefined where there is nobody.
 */
export const appealArea = (area: string, serving: readonly Serving[], not: readonly string[]): string | undefined =>
  decidingAreas(area).find((own) =>
    serving.some((held) => held.area === own && !not.includes(held.person) && moderates([held], area)),
  )

/** How a post stands that somebody appealed for. */
export interface Appealed {
  state: string
  appealed: boolean
  decidedBy?: string | undefined
}

/** Whoever decided about a post does not decide about the appeal against that. */
export const decidedBefore = ({ state, appealed, decidedBy }: Appealed, person: string): boolean =>
  state === 'review' && appealed && decidedBy === person
