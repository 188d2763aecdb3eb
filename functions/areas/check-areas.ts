import { levelOf } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { operation, type Ports } from '../http/operation.ts'
import type { Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { childrenOf } from './children.ts'
import { type Building, faultsOf, type Grid } from './faults.ts'
import { isLive, type Node, parseNode } from './node.ts'

/** So many queries run at once: a community has hundreds of buildings. */
const AT_ONCE = 20

/** Counted in the roster itself, building by building: that grows with the area, and so is asked of a community or a grid. */
export const checkAreas = operation('checkAreas', {
  reads: ({ params }) => ({ area: keys.area(params.area) }),
  async run({ params, found }, { table }: Ports) {
    const grids = await gridsOf(table, params.area, parseNode(found.area))
    const all: Grid[] = []
    for (const grid of grids) all.push(await readGrid(table, grid))
    const items = all
      .map(({ node, buildings }) => ({
        area: node.code,
        name: node.name,
        households: buildings.reduce((sum, { rooms }) => sum + rooms.length, 0),
        buildings: buildings.filter(({ node: building }) => building && isLive(building)).length,
        open: isLive(node),
      }))
      .filter(({ open, households }) => open || households > 0)
      .map(({ open: _, ...item }) => item)
    const sum = (of: 'households' | 'buildings') => items.reduce((total, item) => total + item[of], 0)
    return { households: sum('households'), buildings: sum('buildings'), grids: items, faults: faultsOf(all) }
  },
})

async function gridsOf(table: Table, area: string, node: Node | undefined): Promise<Node[]> {
  const level = levelOf(area)
  if (level !== 'community' && level !== 'grid') throw new Refusal('badInput', { area: '请选择社区或网格' })
  if (level === 'community') return childrenOf(table, area)
  return node ? [node] : []
}

/** A grid with the rosters of its buildings, also of those that are closed, or that nobody entered: codes that were passed over. */
async function readGrid(table: Table, node: Node): Promise<Grid> {
  const serves = { name: 'pk', value: keys.grant(node.code, 'gridWorker', '').pk }
  const [children, workers] = await Promise.all([
    childrenOf(table, node.code),
    table.query({ pk: serves, sk: { name: 'sk', beginsWith: 'gridWorker#' }, ascending: true, limit: 1 }),
  ])
  const codes = codesUpTo(node.code, children)
  const buildings: Building[] = []
  for (let i = 0; i < codes.length; i += AT_ONCE) {
    const some = codes.slice(i, i + AT_ONCE)
    const rooms = await Promise.all(some.map((code) => roomsOf(table, code)))
    for (const [j, code] of some.entries())
      buildings.push({ code, node: children.find((child) => child.code === code), rooms: rooms[j] ?? [] })
  }
  const strays = children.filter(({ code }) => !codes.includes(code))
  return { node, buildings, strays, served: workers.items.length > 0 }
}

function codesUpTo(grid: string, children: readonly Node[]): string[] {
  const last = Math.max(0, ...children.map(({ code }) => Number(code.slice(grid.length))).filter((n) => n < 1000))
  // One more than there are: the roster of a building that was to be the next.
  return Array.from({ length: Math.min(last + 1, 999) }, (_, i) => `${grid}${String(i + 1).padStart(3, '0')}`)
}

/** Households of a building, by what follows its code: unit and room. */
async function roomsOf(table: Table, building: string): Promise<string[]> {
  const pk = { name: 'pk', value: `HOUSEHOLDS#${building}` }
  const rows = await queryAll(table, { pk, sk: { name: 'sk', beginsWith: 'HOUSEHOLD#' }, ascending: true })
  return rows.map(({ sk }) => String(sk).slice(`HOUSEHOLD#${building}`.length))
}
