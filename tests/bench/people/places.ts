/**
 * Where people live: the own street of two communities, always of one size, and communities elsewhere in the district, as
 * many as are wanted. A community has 6 grids of 5 buildings of 50 households, its buildings counted from 1.
 */

import { levelOf, levels } from '../../../shared/areas/code.ts'
import type { Area } from '../../../shared/areas/contract.ts'
import { householdAt, roomWords } from '../../../shared/households/address.ts'
import { areas, community, district, street } from '../../support/district.ts'

export const GRIDS = 6
export const BUILDINGS = 5
export const HOUSEHOLDS = 50
const ROOMS_ON_FLOOR = 5
const COMMUNITIES_OF_STREET = 5

const numbered = (parent: string, n: number) => `${parent}${String(n).padStart(3, '0')}`

export interface Grid {
  /** Of all grids of the bench: no two have one number. */
  number: number
  /** From the street down. */
  above: readonly Area[]
  buildings: readonly Area[]
}

/** The names of communities elsewhere: all of them share one word, as names do. */
export const SHARED_WORD = '花园'
const FIRST = ['金', '银', '翠', '碧', '长', '东', '西', '南', '北', '新']
const SECOND = ['湖', '桥', '山', '水', '林', '泉', '塘', '岭', '湾', '洲']
const nameElsewhere = (n: number) =>
  `${FIRST[n % FIRST.length]}${SECOND[Math.floor(n / FIRST.length) % SECOND.length]}${SHARED_WORD}社区`

const area = (code: string, name: string, fullName = name): Area => {
  const level = levelOf(code)
  if (!level) throw new Error(`No area has a code such as ${code}`)
  return { code, level, name, fullName }
}

const known = (code: string): Area => {
  const found = areas.find((each) => each.code === code)
  if (!found) throw new Error(`The district has no ${code}`)
  return found
}

function gridsOf(of: Area, above: Area, firstNumber: number): Grid[] {
  return Array.from({ length: GRIDS }, (_, i) => {
    const name = `第${i + 1}网格`
    const grid = area(numbered(of.code, i + 1), name, `${of.name}${name}`)
    const buildings = Array.from({ length: BUILDINGS }, (_, j) => {
      const number = `${j + 1}号楼`
      return area(numbered(grid.code, j + 1), number, `${grid.fullName}${number}`)
    })
    return { number: firstNumber + i, above: [above, of, grid], buildings }
  })
}

/** The own street: the own community, and another. */
export const ownGrids = (): Grid[] => [
  ...gridsOf(known(community), known(street), 0),
  ...gridsOf(area(numbered(street, 21), '后湖东社区'), known(street), GRIDS),
]

const gridsFor = (households: number) => Math.ceil(households / (BUILDINGS * HOUSEHOLDS))
export const communitiesFor = (households: number) => Math.ceil(gridsFor(households) / GRIDS)

/** The grids, in other streets of the district, that so many households lie in. */
export function gridsElsewhere(households: number): Grid[] {
  const all = Array.from({ length: communitiesFor(households) }, (_, n) => {
    const number = Math.floor(n / COMMUNITIES_OF_STREET)
    const above = area(numbered(district, 101 + number), `第${number + 1}街道`)
    const of = area(numbered(above.code, (n % COMMUNITIES_OF_STREET) + 1), nameElsewhere(n))
    return gridsOf(of, above, (n + 2) * GRIDS)
  })
  return all.flat().slice(0, gridsFor(households))
}

export interface Room {
  code: string
  unit: number
  room: number
  words: string
}

/** The rooms of a building: in one unit, five on a floor. */
export const roomsOf = (building: string): Room[] =>
  Array.from({ length: HOUSEHOLDS }, (_, i) => {
    const at = { building, unit: 1, room: (Math.floor(i / ROOMS_ON_FLOOR) + 1) * 100 + (i % ROOMS_ON_FLOOR) + 1 }
    return { code: householdAt(at), unit: at.unit, room: at.room, words: roomWords(at) }
  })

/** The area of a grid at a level. */
export function at(grid: Grid, level: 'street' | 'community' | 'grid'): Area {
  const found = grid.above[levels.indexOf(level) - levels.indexOf('street')]
  if (!found) throw new Error(`A grid without its ${level}`)
  return found
}
