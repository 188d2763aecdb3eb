/** A building's `households`, made exactly the number of rows in its roster. */
import { Refusal } from '../../../shared/errors.ts'
import { parseBuilding } from '../../areas/building.ts'
import type { Batch } from '../../platform/batch.ts'
import type { Table } from '../../platform/dynamo.ts'
import { keys } from '../../platform/table.ts'
import { rosterKey } from './roster-rows.ts'

const TRIES = 10

/**
 * The counter is read before the rows are counted, and written on condition that it is still the same: whoever else adds
 * a row counts it in the same transaction, or counts them all again after, so whichever comes last is right. `known`: what
 * it was when the areas were read, which is before. Answers false where the building was closed meanwhile.
 */
export async function countHouseholds(
  table: Table,
  batch: Batch,
  { code: building, households: known }: { code: string; households: number },
): Promise<boolean> {
  const at = keys.area(building)
  let before = known
  for (let round = 0; round < TRIES; round++) {
    if (round > 0) {
      const [item] = await table.read([at])
      const found = parseBuilding(item)
      if (!found || found.closedAt) return false
      before = found.households
    }
    const households = await batch.count(rosterKey(building), 'HOUSEHOLD#')
    if (households === before) {
      if (round > 0) return true
      // It may have been another one since it was known.
      continue
    }
    const { written } = await table.write([
      {
        update: at,
        changes: { set: { households, 'card.households': households } },
        when: {
          expression: 'households = :before AND attribute_not_exists(closedAt)',
          values: { ':before': before },
        },
      },
    ])
    if (written) return true
  }
  throw new Refusal('unavailable')
}
