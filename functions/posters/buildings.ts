/** The buildings of an area, for whose doors posters are made. */

import * as z from 'zod/mini'
import { ancestorAt } from '../../shared/areas/code.ts'
import type { Area } from '../../shared/areas/contract.ts'
import { Refusal } from '../../shared/errors.ts'
import { POSTERS_MAX } from '../../shared/posters/contract.ts'
import { buildingCard } from '../areas/building.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { queueIndex, queueOf } from '../platform/table.ts'

export type Building = Pick<Area, 'code' | 'fullName'>

const listed = z.object({ card: buildingCard })

/** In the order of their codes. Throws `badInput` where there are none, too many, or the area is of another kind. */
export async function buildingsOf(table: Table, area: Area): Promise<Building[]> {
  if (area.closedAt) throw new Refusal('badInput', { area: '这里已停用' })
  if (area.level === 'building') return [area]
  if (area.level !== 'grid' && area.level !== 'community')
    throw new Refusal('badInput', { area: '请选一个社区、网格或楼栋' })
  const found = await listBuildings(table, area.level, area.code)
  if (found.length === 0) throw new Refusal('badInput', { area: '这里还没有楼栋' })
  if (found.length > POSTERS_MAX)
    throw new Refusal('badInput', { area: `一次最多印 ${POSTERS_MAX} 栋楼，请按网格分别下载` })
  return found
}

/** Up to one more than are made at once. */
async function listBuildings(table: Table, level: 'grid' | 'community', code: string): Promise<Building[]> {
  const items: Item[] = []
  let after: Item | undefined
  do {
    const limit = POSTERS_MAX + 1 - items.length
    const pk = { name: level, value: queueOf('building', code, 'open') }
    const page = await table.query({ index: queueIndex(level), pk, ascending: true, limit, after })
    items.push(...page.items)
    after = page.last
  } while (after && items.length <= POSTERS_MAX)
  return items.map((item) => z.parse(listed, item).card)
}

/** The name under that of the community, which stands above it. */
export const nameUnder = (community: Pick<Area, 'name'>, { fullName }: Building): string =>
  fullName.startsWith(community.name) ? fullName.slice(community.name.length) : fullName

/** The code of the community that an area lies in. */
export const communityOf = (area: string): string | undefined => ancestorAt(area, 'community')
