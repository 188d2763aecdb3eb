import { operation } from '../http/operation.ts'
import { buildingsOf, sumOf } from './buildings.ts'
import { knownReader, readsNotice } from './make-move.ts'
import type { NoticePorts } from './ports.ts'

/** By the counters of the buildings; a query for each target. */
export const previewNotice = operation('previewNotice', {
  reads: readsNotice,
  async run({ actor, found }, { table }: NoticePorts) {
    const { targets } = knownReader(found.notice, actor, ['author', 'manager', 'approver'])
    const items = await Promise.all(
      targets.map(async (target) => ({ ...target, ...sumOf(await buildingsOf(table, target.area)) })),
    )
    return { ...sumOf(items), items }
  },
})
