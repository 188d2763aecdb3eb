/** What a role at some grids means where grids are served as one: a grid worker of one grid of a group serves them all. */
import * as z from 'zod/mini'
import { ancestorAt } from '../../shared/areas/code.ts'
import { type GridGroup, gridGroup } from '../../shared/areas/groups.ts'
import type { HeldRole, Role } from '../../shared/roles/roles.ts'
import type { Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'

/** The groups that these grids belong to; a query for each community. Only grid workers serve by group. */
export async function groupsAround(table: Table, role: Role, areas: readonly string[]): Promise<GridGroup[]> {
  if (role !== 'gridWorker') return []
  const communities = [...new Set(areas.flatMap((area) => ancestorAt(area, 'community') ?? []))]
  const found = await Promise.all(
    communities.map((community) => {
      const { pk } = keys.group(community, '')
      return queryAll(table, {
        pk: { name: 'pk', value: pk },
        sk: { name: 'sk', beginsWith: 'GROUP#' },
        ascending: true,
        consistent: true,
      })
    }),
  )
  const groups = found.flat().map((item) => z.parse(gridGroup, item))
  return groups.filter((group) => group.grids.some(({ area }) => areas.includes(area)))
}

/** The roles that come with a role at these areas: at each of them, and through its group at the group's other grids. */
export function heldThrough(
  role: Role,
  areas: readonly { area: string; areaName: string }[],
  groups: readonly GridGroup[],
): HeldRole[] {
  const direct = areas.map((at) => ({ role, ...at }))
  const asked = new Set(areas.map(({ area }) => area))
  const others = groups.flatMap(({ id, grids }) =>
    grids.flatMap(({ area, name }) => (asked.has(area) ? [] : [{ role, area, areaName: name, group: id }])),
  )
  return [...direct, ...others]
}
