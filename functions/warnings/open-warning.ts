import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { markHomes } from '../notices/mark-homes.ts'
import { homesIn } from '../notices/policy.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import type { WarningPorts } from './ports.ts'
import { parseWarning } from './warning.ts'

/** What something followed, or what is over, counts nobody any more; asked again, nothing is written. */
export const openWarning = operation('openWarning', {
  reads: ({ params }) => ({ warning: keys.warning(params.warningId) }),
  async run({ actor, found, now, commit }, { table }: WarningPorts) {
    const warning = parseWarning(found.warning)
    if (!warning) throw new Refusal('notFound')
    const { id, area, state, endsAt } = warning
    const at = isoTime(now)
    const homes = state === 'standing' && endsAt > at ? homesIn(actor, [{ area: area.code }]) : []
    const { writes } = await markHomes(table, id, homes, ['opened'], at)
    const reply = { counted: homes.length > 0 }
    return writes.length ? commit(writes, reply) : reply
  },
})
