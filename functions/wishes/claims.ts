/** Claims of a day, of wishes and of posts together: counted in the transaction of the claim. */
import { Refusal } from '../../shared/errors.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { CLAIMS_A_DAY } from '../../shared/wishes/wish.ts'
import type { Table, Write } from '../platform/dynamo.ts'
import { attemptsAt, attemptsOf, attemptWrite, type Limit } from '../platform/limit.ts'

/** The write that counts one more. Throws `limitReached`. */
export async function claimOfToday(table: Table, person: string, now: number): Promise<Write> {
  const limit: Limit = { what: 'claim', who: person, max: CLAIMS_A_DAY, window: DAY }
  const [item] = await table.read([attemptsAt(limit, now)])
  if (attemptsOf(item) >= limit.max) throw new Refusal('limitReached', { claims: `一天最多认领 ${CLAIMS_A_DAY} 次` })
  return attemptWrite(limit, item, now)
}
