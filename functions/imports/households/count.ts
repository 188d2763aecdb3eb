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
 * a row counts it in the same transaction, or counts them all again after, so whichever comes last is right. Answers
 * false where the building was closed meanwhile.
 */
export async function countHouseholds(table: Table, batch: Batch, building: string): Promise<boolean> {
  const at = keys.area(building)
  for (let round = 0; round < TRIES; round++) {
    const [item] = await table.read([at])
    const before = parseBuilding(item)
    if (!before || before.closedAt) return false
    const households = await batch.count(rosterKey(building), 'HOUSEHOLD#')
    if (households === before.households) return true
    const { written } = await table.write([
      {
        update: at,
        changes: { set: { households, 'card.households': households } },
        when: {
          expression: 'households = :before AND attribute_not_exists(closedAt)',
          values: { ':before': before.households },
        },
      },
    ])
    if (written) return true
  }
  throw new Refusal('unavailable')
}
