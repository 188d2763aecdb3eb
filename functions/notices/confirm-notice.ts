import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { countHousehold } from './count-household.ts'
import { knownReader, readsNotice } from './make-move.ts'
import type { NoticePorts } from './ports.ts'

/** Who confirms has read it. */
export const confirmNotice = operation('confirmNotice', {
  reads: (given, actor) => ({ ...readsNotice(given), noticed: keys.noticed(actor) }),
  async run(call, { table }: NoticePorts) {
    const notice = knownReader(call.found.notice, call.actor, ['household'])
    if (notice.card.state !== 'published' || !notice.card.confirm) throw new Refusal('wrongState')
    return countHousehold(call, table, notice, ['opened', 'confirmed'])
  },
})
