import { MONTHS_SHOWN } from '../../shared/hours/contract.ts'
import { operation, type Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { balanceOf } from './ledger.ts'
import { addMonths, monthIn, monthsFrom } from './month.ts'
import { servedOf } from './store.ts'

export const getHours = operation('getHours', {
  reads: (_, actor) => ({ balance: keys.balance(actor) }),
  async run({ found, now }, _ports: Ports) {
    const last = monthIn(isoTime(now))
    const months = monthsFrom(addMonths(last, 1 - MONTHS_SHOWN), last)
    return {
      minutes: balanceOf(found.balance),
      months: months.map((month) => ({ month, ...servedOf(found.balance, month) })),
    }
  },
})
