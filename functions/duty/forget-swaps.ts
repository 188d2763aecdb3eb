/** Swaps forgotten with an account: one's own rows, and what one gave as a reason where others see it. */
import type { Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { parseSwap } from './swap.ts'

/**
 * The own row goes last, so that what is broken off is found again. The reason of a leave stays with its shift for the 400 days
 * of the audit log, under an id that is nobody's: no key leads from a person to the shifts that they gave up.
 */
export async function forgetSwaps(table: Table, person: string): Promise<void> {
  const rows = await queryAll(table, {
    pk: { name: 'pk', value: keys.swap(person, '').pk },
    sk: { name: 'sk', beginsWith: 'SWAP#' },
    ascending: true,
    consistent: true,
  })
  for (const { id, asker, asked } of rows.flatMap((item) => parseSwap(item) ?? [])) {
    if (asker === person) await table.write([{ remove: keys.swap(asked, id) }])
    await table.write([{ remove: keys.swap(person, id) }])
  }
}
