/**
 * The demo district: the real divisions of Jiang'an (areas.json), and below two communities grids and buildings made up
 * plainly: numbered, as no real ones are.
 */
import type { Area } from '../../shared/areas/contract.ts'
import divisions from './areas.json' with { type: 'json' }

/** Communities that have grids, and how many buildings each of their grids has. */
const grids: Record<string, readonly number[]> = {
  // 大江园社区
  '420102015020': [6, 5, 4, 6, 5, 4, 5, 6],
  // 湖边坊社区
  '420102009003': [5, 4, 6, 5, 4],
}

const numbered = (parent: string, n: number) => `${parent}${String(n).padStart(3, '0')}`

/** The code of a grid of a community, and of a building of a grid: both are counted from 1. */
export const gridCode = (community: string, grid: number): string => numbered(community, grid)
export const buildingCode = (grid: string, building: number): string => numbered(grid, building)

/** Every area of the demo district, from the city down, parents before children. */
export const demoAreas: readonly Area[] = [
  plain('city', divisions.city),
  plain('district', divisions.district),
  ...divisions.streets.flatMap((street) => [
    plain('street', street),
    ...street.communities.flatMap((community) => [plain('community', community), ...gridsOf(community)]),
  ]),
]

const byCode = new Map(demoAreas.map((area) => [area.code, area]))

/** An area of the demo district by its code. */
export function demoArea(code: string): Area {
  const area = byCode.get(code)
  if (!area) throw new Error(`The demo district has no area ${code}`)
  return area
}

function plain(level: Area['level'], { code, name }: { code: string; name: string }): Area {
  return { code, level, name, fullName: name }
}

function gridsOf(community: { code: string; name: string }): Area[] {
  return (grids[community.code] ?? []).flatMap((buildings, i) => {
    const code = gridCode(community.code, i + 1)
    const name = `第${i + 1}网格`
    const grid: Area = { code, level: 'grid', name, fullName: `${community.name}${name}` }
    return [grid, ...buildingsOf(grid, buildings)]
  })
}

function buildingsOf(grid: Area, count: number): Area[] {
  return Array.from({ length: count }, (_, i) => {
    const name = `${i + 1}号楼`
    return { code: buildingCode(grid.code, i + 1), level: 'building', name, fullName: `${grid.fullName}${name}` }
  })
}
