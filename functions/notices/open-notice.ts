import { operation } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { countHousehold } from './count-household.ts'
import { knownReader, readsNotice } from './make-move.ts'
import type { NoticePorts } from './ports.ts'

export const openNotice = operation('openNotice', {
  reads: (given, actor) => ({ ...readsNotice(given), noticed: keys.noticed(actor) }),
  async run(call, { table }: NoticePorts) {
    const notice = knownReader(call.found.notice, call.actor, ['household', 'reader'])
    return countHousehold(call, table, notice, ['opened'])
  },
})
