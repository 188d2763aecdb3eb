/** The grids under the targets of a delivery, in the order of their codes, read as they are wanted. */
import { ancestorAt, levelOf } from '../../../shared/areas/code.ts'
import { openUnder } from '../../areas/open-under.ts'
import type { Table } from '../../platform/dynamo.ts'

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
