import { ancestorAt, levels } from '../../shared/areas/code.ts'
import type { Area } from '../../shared/areas/contract.ts'
import { Refusal } from '../../shared/errors.ts'
import { operation, type Ports } from '../http/operation.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { type Key, keys } from '../platform/table.ts'
import { parseArea } from './area.ts'

/** More often than that no building has moved; it also ends a ring of codes, which no move makes. */
const MOVES_MAX = 10

const pathOf = (code: string): string[] =>
  levels.flatMap((level) => ancestorAt(code, level) ?? []).filter((above) => above !== code)

/** What must be read to know an area and all above it. */
const pathKeys = (code: string): Key[] => [keys.area(code), ...pathOf(code).map(keys.area)]

/** What hangs on an old door says the code that the building had then: it leads to where the building is now. */
export const getArea = operation('getArea', {
  reads: ({ params }) => ({ path: pathKeys(params.area) }),
  async run({ found }, { table }: Ports) {
    const { area, path } = await follow(table, found.path)
    return { area, lineage: path.flatMap((item) => parseArea(item) ?? []) }
  },
})

async function follow(
  table: Table,
  items: readonly (Item | undefined)[],
): Promise<{ area: Area; path: readonly (Item | undefined)[] }> {
  for (let [first, ...path] = items, moves = 0; ; moves++) {
    const area = parseArea(first)
    if (!area || moves === MOVES_MAX) throw new Refusal('notFound')
    if (!area.movedTo) return { area, path }
    ;[first, ...path] = await table.read(pathKeys(area.movedTo))
  }
}
