/** Somebody's own homes are marked as reached by what they opened or confirmed: once a household, by whomever of it. */
import type { ReachMark } from '../../shared/notices/reach.ts'
import type { StoredHome } from '../people/actor.ts'
import type { Table, Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { type Marks, parseReached, reachWrites } from './reach.ts'

/** The writes, none where all of it is known; and what each home was marked with before. One read. `at`: ISO 8601. */
export async function markHomes(
  table: Table,
  announcement: string,
  homes: readonly Pick<StoredHome, 'household' | 'building'>[],
  set: readonly ReachMark[],
  at: string,
): Promise<{ writes: Write[]; before: (Marks | undefined)[] }> {
  const buildings = [...new Set(homes.map(({ building }) => building))]
  const items = await table.read([
    ...buildings.map((building) => keys.reachOf(announcement, building)),
    ...homes.map(({ household }) => keys.reached(announcement, household)),
  ])
  const rows = homes.map((home, i) => ({ ...home, found: items[buildings.length + i] }))
  const writes = buildings.flatMap((building, i) => {
    const own = rows.filter((row) => row.building === building)
    const markings = own.map(({ household, found }) => ({ household, found, set }))
    return reachWrites(announcement, building, items[i], markings, at)
  })
  return { writes, before: rows.map(({ found }) => parseReached(found)?.marks) }
}
