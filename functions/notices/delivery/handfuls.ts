/** Who lives in a chunk: its joined households by their codes, some at a time, with the persons of each. */
import { parentOf } from '../../../shared/areas/code.ts'
import { parseMember } from '../../households/member.ts'
import { inTurn } from '../../platform/batch.ts'
import type { Item, Table } from '../../platform/dynamo.ts'
import { queryAll } from '../../platform/query-all.ts'
import { keys } from '../../platform/table.ts'

export interface Lived {
  household: string
  people: string[]
}

/** Households that are worked on together. */
export type Handful = readonly Lived[]

/** Queries under way at a time. */
const AT_ONCE = 16

/** `buildings`: by their codes. `after`: the last household that is behind. A query a household, and one or more a building. */
export async function* handfulsOf(
  table: Table,
  buildings: readonly string[],
  after: string | undefined,
  size: number,
): AsyncGenerator<Handful> {
  let some: string[] = []
  for (const building of buildings) {
    if (after && building < (parentOf(after) ?? '')) continue
    for await (const households of joinedIn(table, building, after, size)) {
      for (const household of households) {
        some.push(household)
        if (some.length + countOf(some) < size) continue
        yield await withPeople(table, some)
        some = []
      }
    }
  }
  if (some.length) yield await withPeople(table, some)
}

const countOf = (households: readonly string[]): number => new Set(households.map(parentOf)).size

/** The households of a building that have members, page by page. */
async function* joinedIn(
  table: Table,
  building: string,
  after: string | undefined,
  limit: number,
): AsyncGenerator<string[]> {
  const pk = { name: 'pk', value: `HOUSEHOLDS#${building}` }
  let last: Item | undefined = after?.startsWith(building) ? { ...keys.joined(after) } : undefined
  do {
    const page = await table.query({
      pk,
      sk: { name: 'sk', beginsWith: 'JOINED#' },
      ascending: true,
      limit,
      after: last,
    })
    yield page.items.map(({ sk }) => String(sk).slice('JOINED#'.length))
    last = page.last
  } while (last)
}

async function withPeople(table: Table, households: readonly string[]): Promise<Handful> {
  const lived = households.map((household): Lived => ({ household, people: [] }))
  await inTurn(lived, AT_ONCE, async (each) => {
    const pk = { name: 'pk', value: `HOUSEHOLD#${each.household}` }
    const items = await queryAll(table, { pk, sk: { name: 'sk', beginsWith: 'MEMBER#' }, ascending: true })
    each.people = items.flatMap((item) => parseMember(item)?.person ?? [])
  })
  return lived
}
