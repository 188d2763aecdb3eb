import type { OwnShift } from '../../shared/duty/contract.ts'
import { servesAt } from '../../shared/duty/policy.ts'
import { Refusal } from '../../shared/errors.ts'
import { makeId } from '../../shared/ids.ts'
import { operation, type Ports } from '../http/operation.ts'
import { parsePerson } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { onRota, rotaOf } from './rota.ts'
import { parseShift, type StoredShift, toOwn } from './shift.ts'
import { newSwapWrites, toSwap } from './swap.ts'

/** One shift may be offered to several: the first to accept has it. */
export const askSwap = operation('askSwap', {
  reads: ({ body }, actor) => ({
    rota: keys.rota(actor),
    asked: keys.person(body.person),
    inReturn: body.inReturn && keys.shift(body.inReturn.area, body.inReturn.shift),
  }),
  async run({ actor, params, body, found, now, commit }, { random }: Ports) {
    const shift = onRota(rotaOf(actor.id, found.rota, now), params.shift)
    if (!shift) throw new Refusal('notFound')
    if (shift.from <= isoTime(now)) throw new Refusal('wrongState')
    if (body.person === actor.id) throw new Refusal('badInput', { person: '请选择别人' })
    const asked = parsePerson(found.asked)
    if (!asked || !servesAt(asked.roles, shift.area)) throw new Refusal('notFound')
    const inReturn = body.inReturn ? { inReturn: offered(parseShift(found.inReturn), asked.id, now) } : {}
    if (inReturn.inReturn && !servesAt(actor.roles, inReturn.inReturn.area)) throw new Refusal('notFound')
    const swap = {
      id: makeId('swp', now, random),
      shift: toOwn(shift),
      ...inReturn,
      asker: actor.id,
      asked: asked.id,
      reason: body.reason,
      at: isoTime(now),
    }
    const reply = toSwap(swap, (person) => (person === actor.id ? actor.name : asked.name), now)
    return commit(newSwapWrites(swap), reply, { area: shift.area, subject: asked.id, what: swap.id })
  },
})

/** The other's shift, if it is theirs to give and still ahead. */
function offered(shift: StoredShift | undefined, of: string, now: number): OwnShift {
  if (!shift || shift.person !== of || shift.uncovered || shift.from <= isoTime(now)) throw new Refusal('notFound')
  return toOwn(shift)
}
