/**
 * What grid workers hold through grid groups: who serves one grid of a group holds the others too. It follows from what
 * somebody was given directly and from the groups as they are now, so it may be worked out at any time, however often.
 */
import { ancestorAt } from '../../shared/areas/code.ts'
import type { HeldRole } from '../../shared/roles/roles.ts'
import type { RoleChange } from '../roles/grant.ts'
import type { StoredGroup } from './group.ts'

type Grouped = Pick<StoredGroup, 'id' | 'grids'>

/** The change that brings somebody's roles into line with the groups of a community: all that there are. */
export function groupChange(
  roles: readonly HeldRole[],
  community: string,
  groups: readonly Grouped[],
): Required<RoleChange> {
  const here = roles.filter(({ role, area }) => role === 'gridWorker' && ancestorAt(area, 'community') === community)
  const direct = new Set(here.filter(({ group }) => !group).map(({ area }) => area))
  const through = here.filter(({ group }) => group)
  const wanted = groups
    .filter(({ grids }) => grids.some(({ area }) => direct.has(area)))
    .flatMap(({ id, grids }) => grids.filter(({ area }) => !direct.has(area)).map((grid) => heldThrough(id, grid)))
  const isSame = (one: HeldRole, other: HeldRole) => one.area === other.area && one.group === other.group
  return {
    give: wanted.filter((one) => !through.some((held) => isSame(held, one))),
    take: through.filter((held) => !wanted.some(({ area }) => area === held.area)),
  }
}

const heldThrough = (group: string, { area, name }: Grouped['grids'][number]): HeldRole => ({
  role: 'gridWorker',
  area,
  areaName: name,
  group,
})
