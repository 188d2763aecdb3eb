/** Which building a row means. Pure, over the areas of the import. */
import { plainName } from '../../areas/names.ts'
import type { Node } from '../../areas/node.ts'
import type { Tree } from '../tree.ts'
import type { BuildingSaid } from './parse-row.ts'

export type Found = { building: string } | { column: 'building' | 'grid' | 'buildingName'; message: string }

/** `place`: what the import's area is called. Each building is looked up once. */
export function buildingFinder(tree: Tree, place: string): (said: BuildingSaid) => Found {
  const known = new Map<string, Found>()
  const grids = tree.all('grid')
  return (said) => {
    const key = 'code' in said ? said.code : `${said.grid}\n${said.name}`
    const before = known.get(key)
    if (before) return before
    const found = 'code' in said ? byCode(tree, place, said.code) : byName(tree, place, grids, said)
    known.set(key, found)
    return found
  }
}

function byCode(tree: Tree, place: string, code: string): Found {
  if (!code.startsWith(tree.root)) return { column: 'building', message: `不在${place}的范围里` }
  const node = tree.get(code)
  return node ? open(node, 'building') : { column: 'building', message: '没有这栋楼，请先在“网格和楼栋”里添加' }
}

function byName(tree: Tree, place: string, grids: readonly Node[], said: { grid: string; name: string }): Found {
  const meant = grids.filter((grid) => grid.code === said.grid || called(grid, said.grid))
  const live = meant.filter(({ closedAt }) => !closedAt)
  if (!meant.length) return { column: 'grid', message: `${place}里没有这个网格` }
  if (!live.length) return { column: 'grid', message: '这个网格已停用' }
  if (live.length > 1) return { column: 'grid', message: '有几个网格叫这个名字，请改填网格编码或楼栋编码' }
  const buildings = live.flatMap(({ code }) => tree.under(code)).filter((building) => called(building, said.name))
  const [first] = buildings.sort((a, b) => Number(Boolean(a.closedAt)) - Number(Boolean(b.closedAt)))
  return first ? open(first, 'buildingName') : { column: 'buildingName', message: '这个网格里没有这栋楼，请先添加' }
}

const called = ({ name, fullName }: Node, said: string) =>
  [name, fullName].some((each) => plainName(each) === plainName(said))

function open({ code, closedAt, movedTo }: Node, column: 'building' | 'buildingName'): Found {
  if (!closedAt) return { building: code }
  return { column, message: movedTo ? `这栋楼调到了别的网格，新编码是 ${movedTo}` : '这栋楼已停用' }
}
