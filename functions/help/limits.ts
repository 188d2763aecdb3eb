/** So many in a day: counted in the transaction of what is counted. */
import { Refusal } from '../../shared/errors.ts'
import { LINES_AN_HOUR, OFFERS_A_DAY, REQUESTS_A_DAY } from '../../shared/help/limits.ts'
import { DAY, HOUR } from '../../shared/lifecycle.ts'
import type { Table, Write } from '../platform/dynamo.ts'
import { attemptsAt, attemptsOf, attemptWrite } from '../platform/limit.ts'

const limits = {
  request: { what: 'help', max: REQUESTS_A_DAY, window: DAY },
  offer: { what: 'offer', max: OFFERS_A_DAY, window: DAY },
  line: { what: 'helpLine', max: LINES_AN_HOUR, window: HOUR },
} as const

/** The write that counts one more. Throws `tooMany` where there were too many. */
export async function countOne(table: Table, what: keyof typeof limits, who: string, now: number): Promise<Write> {
  const limit = { ...limits[what], who }
  const [item] = await table.read([attemptsAt(limit, now)])
  if (attemptsOf(item) >= limit.max) throw new Refusal('tooMany')
  return attemptWrite(limit, item, now)
}
