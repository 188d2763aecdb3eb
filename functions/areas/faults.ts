/** What is not in order in an area, from what was read of it. Pure. */
import { levelOf } from '../../shared/areas/code.ts'
import type { Fault } from '../../shared/areas/oversight.ts'
import { plainName, stemOf } from './names.ts'
import { isLive, type Node } from './node.ts'

/** `node`: undefined where there is a roster (perhaps) and no building; `rooms`: unit and room of each household. */
export interface Building {
  code: string
  node: Node | undefined
  rooms: readonly string[]
}

export interface Grid {
  node: Node
  buildings: readonly Building[]
  /** What stands under the grid with a code that isn't its own. */
  strays: readonly Node[]
  served: boolean
}

export function faultsOf(grids: readonly Grid[]): Fault[] {
  return [...grids.flatMap(faultsIn), ...sameAddresses(grids.filter(({ node }) => isLive(node)))]
}

function faultsIn({ node, buildings, strays, served }: Grid): Fault[] {
  const faults: Fault[] = []
  const about = (kind: Fault['kind'], of: Pick<Node, 'code' | 'fullName'>, households = 0) =>
    faults.push({ kind, area: of.code, name: of.fullName, households })
  if (levelOf(node.code) !== 'grid') about('wrongCode', node)
  for (const stray of strays) about('wrongCode', stray)
  if (isLive(node) && !served) about('noWorker', node)
  for (const { code, node: building, rooms } of buildings) {
    if (!building) {
      if (rooms.length) about('buildingGone', { code, fullName: `${node.fullName}（编码 ${code}）` }, rooms.length)
    } else if (!isLive(building)) {
      // On the way to another grid, or left behind.
      if (rooms.length) about('buildingGone', building, rooms.length)
    } else {
      if (!isLive(node)) about('buildingGone', building, rooms.length)
      if (rooms.length === 0) about('noHouseholds', building)
      if (rooms.length !== building.households || building.joined > building.households)
        about('miscounted', building, Math.abs(rooms.length - building.households))
    }
  }
  return faults
}

/**
 * Households that are in two buildings. Two buildings are the same house when they have the same name in one grid, or, in
 * different grids, the same name with more in it than a number (every grid may have a 1号楼).
 */
function sameAddresses(grids: readonly Grid[]): Fault[] {
  const known = new Map<string, Building & { node: Node }>()
  const faults: Fault[] = []
  for (const grid of grids)
    for (const { node, ...building } of grid.buildings) {
      if (!node || !isLive(node)) continue
      const house = stemOf(node.name) ? plainName(node.name) : `${grid.node.code} ${plainName(node.name)}`
      const other = known.get(house)
      const both = building.rooms.filter((room) => other?.rooms.includes(room))
      if (!other) known.set(house, { ...building, node })
      else if (both.length)
        faults.push({
          kind: 'sameAddress',
          area: node.code,
          name: node.fullName,
          households: both.length,
          other: { area: other.code, name: other.node.fullName },
        })
    }
  return faults
}
