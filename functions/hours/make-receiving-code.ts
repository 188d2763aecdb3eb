import { makeCode, shownCode } from '../../shared/codes.ts'
import { Refusal } from '../../shared/errors.ts'
import { RECEIVING_A_DAY, RECEIVING_LIFE } from '../../shared/hours/contract.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { operation, type Ports } from '../http/operation.ts'
import { epochSeconds, isoTime } from '../platform/clock.ts'
import { isNew } from '../platform/expressions.ts'
import { attemptsAt, attemptsOf, attemptWrite } from '../platform/limit.ts'
import { keys } from '../platform/table.ts'

export const makeReceivingCode = operation('makeReceivingCode', {
  async run({ actor, now, commit }, { table, random }: Ports) {
    const limit = { what: 'receiving', who: actor.id, max: RECEIVING_A_DAY, window: DAY }
    const [tried] = await table.read([attemptsAt(limit, now)])
    if (attemptsOf(tried) >= limit.max) throw new Refusal('tooMany')
    const code = makeCode(random)
    const until = now + RECEIVING_LIFE
    const receiving = { person: actor.id, expiresAt: epochSeconds(until) }
    const writes = [{ put: { ...keys.receiving(code), ...receiving }, when: isNew }, attemptWrite(limit, tried, now)]
    return commit(writes, { code: shownCode(code), expiresAt: isoTime(until) })
  },
})
