/** Puts people into the table: the own street, newcomers who live nowhere yet, and as many households elsewhere as wanted. */
import { connectBatch } from '../../../functions/platform/batch.ts'
import { localRegion } from '../../../infra/local/credentials.ts'
import { type Backend, TABLE_NAME } from '../support/backend.ts'
import { gridItems } from './items.ts'
import { gridsElsewhere, ownGrids } from './places.ts'
import { newcomers } from './scenarios.ts'

/** Gives how many items that made. */
export async function loadPeople({ url, aside, sealer }: Backend, elsewhere: number, now: number): Promise<number> {
  const { put } = connectBatch({ tableName: TABLE_NAME, region: localRegion, endpoint: url }, aside)
  const begun = performance.now()
  const arrived = newcomers(now).flatMap(({ items }) => items)
  await put(arrived)
  let count = arrived.length
  for (const grid of [...ownGrids(), ...gridsElsewhere(elsewhere)]) {
    const items = await gridItems(grid, sealer, now)
    // Grids of one community share the rows above them, each of which a batch may name once.
    await put([...new Map(items.map((item) => [`${item.pk} ${item.sk}`, item])).values()])
    count += items.length
  }
  console.error(`  ${elsewhere} households elsewhere: ${Math.round((performance.now() - begun) / 1000)} s`)
  return count
}
