/** The grids under the targets of a delivery, in the order of their codes, read as they are wanted. */
import { ancestorAt, levelOf } from '../../../shared/areas/code.ts'
import type { Area } from '../../../shared/areas/contract.ts'
import { parseArea } from '../../areas/area.ts'
import type { Table } from '../../platform/dynamo.ts'
import { queryAll } from '../../platform/query-all.ts'

export interface Grid {
  code: string
  /** Of it, where not all of it is meant. */
  buildings?: string[]
}

/** `targets`: none inside another. `after`: the last grid that is behind. A query for each area that has grids ahead. */
export async function* gridsUnder(table: Table, targets: readonly string[], after = ''): AsyncGenerator<Grid> {
  const single = Map.groupBy(
    targets.filter((code) => levelOf(code) === 'building'),
    (code) => ancestorAt(code, 'grid') ?? code,
  )
  const roots = [...targets.filter((code) => levelOf(code) !== 'building'), ...single.keys()].sort()
  for (const root of roots) {
    const buildings = single.get(root)
    if (!buildings) yield* below(table, root, after)
    else if (root > after) yield { code: root, buildings: buildings.sort() }
  }
}

/** What begins with a smaller code than where we are lies behind. */
const isBehind = (code: string, after: string) => code < after.slice(0, code.length)

async function* below(table: Table, area: string, after: string): AsyncGenerator<Grid> {
  if (isBehind(area, after)) return
  if (levelOf(area) === 'grid') {
    if (area > after) yield { code: area }
    return
  }
  for (const { code } of await openUnder(table, area)) yield* below(table, code, after)
}

/** The areas right under one that are not closed, by code. */
export async function openUnder(table: Table, area: string): Promise<Area[]> {
  const items = await queryAll(table, {
    pk: { name: 'pk', value: `AREA#${area}` },
    sk: { name: 'sk', beginsWith: 'AREA#' },
    ascending: true,
    consistent: true,
  })
  return items.flatMap((item) => parseArea(item) ?? []).filter(({ closedAt }) => !closedAt)
}
