/** The sweep as it comes by: with the rights that it has on AWS. */

import type { Table } from '../../../functions/platform/dynamo.ts'
import { type Swept, sweep } from '../../../functions/sweep/sweep.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import type { Stage } from '../../support/stage.ts'

export function sweeping(stage: Stage, table: Table = stage.table) {
  const once = (): Promise<Swept> => sweep({ ...stage.ports, table: grantedTable('sweep', table) })
  return {
    once,
    /** Until nothing is due any more; throws when something fails. */
    async toEnd(): Promise<void> {
      for (let i = 0; i < 50; i++) {
        const { due, failed } = await once()
        if (failed) throw new Error(stage.logged.join('\n'))
        if (due === 0) return
      }
      throw new Error('The sweep comes to no end')
    },
  }
}
