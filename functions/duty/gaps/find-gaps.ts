/** The gaps of a community's grids in a time. What is read is named by the community alone: as much as it has grids. */
import * as z from 'zod/mini'
import { GAP_MIN, type GapKind, PLANNED_WITHIN } from '../../../shared/duty/gap-warnings.ts'
import { gapsIn, type Hours } from '../../../shared/duty/hours.ts'
import type { Role } from '../../../shared/roles/roles.ts'
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

/** What is known of a grid. */
export interface Served {
  area: string
  name: string
  /** Whether anybody answers alerts there, on duty or not. */
  served: boolean
  /** Whether its duty is planned by shifts. */
  planned: boolean
  /** The hours in which somebody stands, there or above. */
  stood: readonly Hours[]
}

/** Who is told of an alert at the level of a grid. */
const answeringRoles: readonly Role[] = ['gridWorker', 'responder']

/** Pure. What is shorter than the change of shifts is none. */
export function gapsOf(time: Hours, { area, name, served, planned, stood }: Served): Gap[] {
  const open = gapsIn(time, stood).filter(({ from, to }) => Date.parse(to) - Date.parse(from) >= GAP_MIN)
  const [first] = open
  if (!served && first) return [{ area, name, kind: 'unserved', from: first.from, to: open.at(-1)?.to ?? first.to }]
  return planned ? open.map((gap) => ({ area, name, kind: 'uncovered', ...gap })) : []
}

export async function findGaps(table: Table, community: string, from: number, to: number): Promise<Gap[]> {
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

async function isServed(table: Table, grid: string): Promise<boolean> {
  const items = await queryAll(table, {
    pk: { name: 'pk', value: `SERVES#${grid}` },
    ascending: true,
    consistent: true,
  })
  return items.some(({ card }) => answeringRoles.includes(z.parse(grantCard, card).role))
}
