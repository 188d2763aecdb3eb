/** Whom a chunk goes to: its households that somebody of can be sent a message, by their codes, some at a time. */
import { parentOf } from '../../../shared/areas/code.ts'
import { isPushable, type People, peopleOf } from '../../households/occupancy.ts'
import type { Item, Table } from '../../platform/dynamo.ts'
import { keys } from '../../platform/table.ts'
import type { Pace } from './ports.ts'

export interface Lived {
  household: string
  people: People
}

/** Households that are worked on together. */
export type Handful = readonly Lived[]

/** Rows in a query: some dozens of kilobytes. */
const PAGE = 300

/**
 * `buildings`: by their codes. `after`: the last household that is behind. The first handful is just as many as are sent to at
 * a time, so that sending begins soon. Costs a query a page of who joined, and nothing more a household.
 */
export async function* handfulsOf(
  table: Table,
  buildings: readonly string[],
  after: string | undefined,
  { handful, parallel }: Pick<Pace, 'handful' | 'parallel'>,
): AsyncGenerator<Handful> {
  let size = Math.min(handful, parallel)
  let some: Lived[] = []
  for (const building of buildings) {
    if (after && building < (parentOf(after) ?? '')) continue
    for await (const households of joinedIn(table, building, after)) {
      for (const lived of households) {
        if (!isPushable(lived.people)) continue
        some.push(lived)
        if (some.length + countOf(some) < size) continue
        yield some
        some = []
        size = handful
      }
    }
  }
  if (some.length) yield some
}

const countOf = (households: Handful): number => new Set(households.map(({ household }) => parentOf(household))).size

/** The households of a building that have members, page by page. */
async function* joinedIn(table: Table, building: string, after: string | undefined): AsyncGenerator<Lived[]> {
  const pk = { name: 'pk', value: `HOUSEHOLDS#${building}` }
  let last: Item | undefined = after?.startsWith(building) ? { ...keys.joined(after) } : undefined
  do {
    const sk = { name: 'sk', beginsWith: 'JOINED#' }
    const page = await table.query({ pk, sk, ascending: true, limit: PAGE, after: last })
    yield page.items.map((item) => ({ household: String(item.sk).slice('JOINED#'.length), people: peopleOf(item) }))
    last = page.last
  } while (last)
}
