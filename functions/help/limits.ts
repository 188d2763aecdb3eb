/** So many in a day: counted in the transaction of what is counted. */
import { type FieldErrors, Refusal } from '../../shared/errors.ts'
import { LINES_AN_HOUR, OFFERS_A_DAY, REQUESTS_A_DAY } from '../../shared/help/limits.ts'
import { DAY, HOUR } from '../../shared/lifecycle.ts'
import type { Table, Write } from '../platform/dynamo.ts'
import { attemptsAt, attemptsOf, attemptWrite } from '../platform/limit.ts'

const limits = {
  request: { what: 'help', max: REQUESTS_A_DAY, window: DAY },
  offer: { what: 'offer', max: OFFERS_A_DAY, window: DAY },
  line: { what: 'helpLine', max: LINES_AN_HOUR, window: HOUR },
} as const

/** At the field in which it was written. */
const refusals: Record<keyof typeof limits, FieldErrors> = {
  request: { words: `一天最多请邻居帮忙 ${REQUESTS_A_DAY} 次，请明天再发` },
  offer: { words: `一天最多应答和借东西 ${OFFERS_A_DAY} 次，谢谢您的热心，请明天再来` },
  line: { text: `一小时最多说 ${LINES_AN_HOUR} 句，请歇一会儿再说` },
}

/** The write that counts one more. Throws `tooMany`, with what is too many, where there were too many. */
export async function countOne(table: Table, what: keyof typeof limits, who: string, now: number): Promise<Write> {
  const limit = { ...limits[what], who }
  const [item] = await table.read([attemptsAt(limit, now)])
  if (attemptsOf(item) >= limit.max) throw new Refusal('tooMany', refusals[what])
  return attemptWrite(limit, item, now)
}
