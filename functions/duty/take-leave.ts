import { commonArea } from '../../shared/areas/common-area.ts'
import { overlap } from '../../shared/duty/hours.ts'
import { operation, type Ports } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { lookSoon } from './gaps/look-soon.ts'
import { changedRota, rotaOf, rotaWrite } from './rota.ts'
import { changeShift } from './shift.ts'

/** A shift that the leave touches is given up whole: whoever stands in needs to know from when to when. */
export const takeLeave = operation('takeLeave', {
  reads: (_given, actor) => ({ rota: keys.rota(actor) }),
  async run({ actor, body, found, now, commit }, _ports: Ports) {
    const { from, to, reason } = body
    const rota = rotaOf(actor.id, found.rota, now)
    const uncovered = rota.shifts.filter((shift) => overlap(shift, { from, to }))
    if (uncovered.length === 0) return { uncovered }
    const set = { uncovered: true, ...(reason ? { reason } : {}) }
    const writes = [
      rotaWrite(changedRota(rota, { without: uncovered.map(({ id }) => id) })),
      ...uncovered.map((shift) => changeShift(shift, actor.id, set)),
      ...lookSoon(uncovered, now),
    ]
    const area = commonArea(uncovered.map((shift) => shift.area))
    return commit(writes, { uncovered }, { area, subject: actor.id, note: `${from} ${to}` })
  },
})
