/** Grid groups in the table. A grid's own item says which group it is in, so it can't be in two. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../../shared/areas/contract.ts'
import { type GridGroup, gridGroup } from '../../shared/areas/groups.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { type Key, keys } from '../platform/table.ts'
import { asCommunity, communityOf, isLive, type Node, parseNode } from './node.ts'

/** As it is shown (grids by their full names), with its community. A group that ended is gone; the history tells of it. */
export const storedGroup = z.extend(gridGroup, { version: z.int(), community: areaCode })
export type StoredGroup = z.infer<typeof storedGroup>

export const groupItem = (group: StoredGroup): Item & Key => ({ ...keys.group(group.community, group.id), ...group })

/** The groups of a community. */
export async function groupsOf(table: Table, community: string): Promise<StoredGroup[]> {
  const pk = { name: 'pk', value: keys.group(community, '').pk }
  const items = await queryAll(table, {
    pk,
    sk: { name: 'sk', beginsWith: 'GROUP#' },
    ascending: true,
    consistent: true,
  })
  return items.map((item) => z.parse(storedGroup, item))
}

/** The group of a community that a path names. Throws `notFound`. */
export function knownGroup(item: Item | undefined, community: string): StoredGroup {
  asCommunity(community)
  const group = item && z.parse(storedGroup, item)
  if (!group) throw new Refusal('notFound')
  return group
}

/** The grids that a body names. Throws `badInput` for what is no open grid of the community, or in another group. */
export function gridsIn(items: readonly (Item | undefined)[], community: string, self?: string): Node[] {
  return items.map((item) => {
    const grid = parseNode(item)
    if (grid?.level !== 'grid' || communityOf(grid.code) !== community || !isLive(grid))
      throw new Refusal('badInput', { grids: '请选择本社区的网格' })
    if (grid.gridGroup && grid.gridGroup !== self)
      throw new Refusal('badInput', { grids: `${grid.name}已经在另一个网格组里` })
    return grid
  })
}

/** A grid comes into a group; fails where it came into another one meanwhile, or was closed. */
export const enter = (grid: string, group: string): Write => ({
  update: keys.area(grid),
  changes: { set: { gridGroup: group } },
  when: { expression: 'attribute_not_exists(gridGroup) AND attribute_not_exists(closedAt)' },
})
export const leave = (grid: string, group: string): Write => ({
  update: keys.area(grid),
  changes: { set: { gridGroup: undefined } },
  when: { expression: 'gridGroup = :self', values: { ':self': group } },
})

export const inGroup = (grids: readonly Node[]): StoredGroup['grids'] =>
  grids.map(({ code, fullName }) => ({ area: code, name: fullName }))

export const toGroup = ({ id, name, grids, madeAt }: StoredGroup): GridGroup => ({ id, name, grids, madeAt })
