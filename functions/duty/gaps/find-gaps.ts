/** The gaps of the areas right below one in a time. What is read is named by that area alone: as much as it has below it. */
import * as z from 'zod/mini'
import { answeringRoles } from '../../../shared/alerts/answering.ts'
import { alertLevels } from '../../../shared/alerts/escalation.ts'
import { levelOf } from '../../../shared/areas/code.ts'
import { GAP_MIN, type GapKind, PLANNED_WITHIN } from '../../../shared/duty/gap-warnings.ts'
import { gapsIn, type Hours } from '../../../shared/duty/hours.ts'
import { isoTime } from '../../platform/clock.ts'
import type { Table } from '../../platform/dynamo.ts'
import { queryAll } from '../../platform/query-all.ts'
import { grantCard } from '../../roles/grant.ts'
import { dutyAreas, stoodIn } from '../on-duty.ts'
import { openBelow } from '../open-below.ts'
import { shiftsIn } from '../shift.ts'

export interface Gap extends Hours {
  area: string
  name: string
  kind: GapKind
}

/** What is known of an area. */
export interface Served {
  area: string
  name: string
  /** Whether anybody answers alerts there, on duty or not. */
  served: boolean
  /** Whether its duty is planned by shifts. */
  planned: boolean
  /** The hours in which somebody stands, there or, for a grid, above. */
  stood: readonly Hours[]
}

/** Pure. What is shorter than the change of shifts is none. */
export function gapsOf(time: Hours, { area, name, served, planned, stood }: Served): Gap[] {
  const open = gapsIn(time, stood).filter(({ from, to }) => Date.parse(to) - Date.parse(from) >= GAP_MIN)
  const [first] = open
  if (!served && first) return [{ area, name, kind: 'unserved', from: first.from, to: open.at(-1)?.to ?? first.to }]
  return planned ? open.map((gap) => ({ area, name, kind: 'uncovered', ...gap })) : []
}

/** Those of the grids of a community; of what lies right below anything above it, each area's own level. */
export async function findGaps(table: Table, area: string, from: number, to: number): Promise<Gap[]> {
  if (levelOf(area) === 'community') return gapsOfGrids(table, area, from, to)
  const below = await openBelow(table, { code: area })
  const each = await Promise.all(below.map(({ code, name }) => findOwnGaps(table, { area: code, name }, from, to)))
  return each.flat()
}

/**
 * Those of a level above the grids: an alert that comes up to it is told to all who serve there, so it has nobody only while nobody
 * serves there and nobody stands there.
 */
export async function findOwnGaps(
  table: Table,
  { area, name }: Pick<Served, 'area' | 'name'>,
  from: number,
  to: number,
): Promise<Gap[]> {
  const time = { from: isoTime(from), to: isoTime(to) }
  const [served, stood] = await Promise.all([isServed(table, area), stoodIn(table, [area], time)])
  return gapsOf(time, { area, name, served, planned: false, stood: stood.map(({ shift }) => shift) })
}

async function gapsOfGrids(table: Table, community: string, from: number, to: number): Promise<Gap[]> {
  const time = { from: isoTime(from), to: isoTime(to) }
  const grids = await openBelow(table, { code: community })
  const lately = { from: isoTime(from - PLANNED_WITHIN), to: time.to }
  const [stood, ofCommunity, each] = await Promise.all([
    stoodIn(table, [...new Set([community, ...grids.map(({ code }) => code)].flatMap(dutyAreas))], time),
    shiftsIn(table, community, lately),
    Promise.all(
      grids.map(async ({ code, name }) => {
        const [served, shifts] = await Promise.all([isServed(table, code), shiftsIn(table, code, lately)])
        return { area: code, name, served, shifts }
      }),
    ),
  ])
  return each.flatMap(({ shifts, ...grid }) => {
    const around = dutyAreas(grid.area)
    const hours = stood.flatMap(({ shift }) => (around.includes(shift.area) ? [shift] : []))
    return gapsOf(time, { ...grid, planned: shifts.length + ofCommunity.length > 0, stood: hours })
  })
}

async function isServed(table: Table, area: string): Promise<boolean> {
  const level = alertLevels.find((each) => each === levelOf(area))
  const items = await queryAll(table, {
    pk: { name: 'pk', value: `SERVES#${area}` },
    ascending: true,
    consistent: true,
  })
  const roles = level ? answeringRoles[level] : []
  return items.some(({ card }) => roles.includes(z.parse(grantCard, card).role))
}
