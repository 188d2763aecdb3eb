import type { AlertCard } from '../../../../shared/alerts/alert.ts'
import { outcomeWords } from '../../../../shared/alerts/kinds.ts'

/** How it ended, in a sentence; undefined while it is open. */
export function endWords({ state, outcome, parties }: AlertCard): string | undefined {
  switch (state) {
    case 'resolved':
      return outcome ? outcomeWords[outcome] : '已处置'
    case 'falseAlarm':
      return '已经核实，没有危险'
    case 'cancelled':
      return parties.includes('raiser') ? '您取消了这次求助' : '求助人取消了这次求助'
    case 'drilled':
      return '演练到此结束，谢谢参加'
    case 'raised':
    case 'going':
    case 'arrived':
      return undefined
  }
}
