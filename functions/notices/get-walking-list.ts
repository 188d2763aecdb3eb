import { covers } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { parseBuilding } from '../areas/building.ts'
import { operation } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { readsNotice } from './make-move.ts'
import { parseNotice } from './notice.ts'
import { isShown } from './policy.ts'
import type { NoticePorts } from './ports.ts'
import { isDone, parseReached } from './reach.ts'
import { itemsUnder, rosterOf } from './roster-of.ts'

/** A building is small: its roster, who joined, and whom the notice reached, a query each. No names, no phones. */
export const getWalkingList = operation('getWalkingList', {
  reads: (given) => ({ ...readsNotice(given), building: keys.area(given.params.building) }),
  async run({ params, found, commit }, { table }: NoticePorts) {
    const notice = parseNotice(found.notice)
    const building = parseBuilding(found.building)
    const goesThere = notice?.targets.some(({ area }) => covers(area, params.building))
    if (!notice || !building || !goesThere || !isShown(notice.card)) throw new Refusal('notFound')
    const { id, confirm } = notice.card
    const [doors, reached] = await Promise.all([
      rosterOf(table, params.building),
      itemsUnder(table, keys.reachOf(id, params.building), 'HOUSEHOLD#'),
    ])
    const marks = new Map(reached.flatMap((item) => parseReached(item) ?? []).map((row) => [row.household, row.marks]))
    const items = doors.flatMap(({ household, room, joined }) => {
      const own = marks.get(household) ?? {}
      if (isDone(confirm, own) && !own.ticked) return []
      const ticked = own.ticked ? { tickedAt: own.ticked } : {}
      return [{ household, room, joined, ...ticked }]
    })
    const reply = { building: building.code, name: building.fullName, households: doors.length, items }
    return commit([], reply, { area: building.code, what: id })
  },
})
