import { Refusal } from '../../shared/errors.ts'
import { operation, type Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { exists } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { lookSoon } from './gaps/look-soon.ts'
import { changedRota, onRota, rotaOf, rotaWrite } from './rota.ts'
import { parseShift } from './shift.ts'

export const removeShift = operation('removeShift', {
  reads: ({ params }) => ({ shift: keys.shift(params.area, params.shift) }),
  async run({ found, now, commit }, { table }: Ports) {
    const shift = parseShift(found.shift)
    if (!shift) throw new Refusal('notFound')
    if (shift.to <= isoTime(now)) throw new Refusal('wrongState')
    const { area, id, person } = shift
    const [item] = await table.read([keys.rota(person)])
    const rota = rotaOf(person, item, now)
    const off = onRota(rota, id) ? [rotaWrite(changedRota(rota, { without: [id] }))] : []
    const look = lookSoon([shift], now)
    return commit(
      [{ remove: keys.shift(area, id), when: exists }, ...off, ...look],
      {},
      { area, subject: person, what: id },
    )
  },
})
