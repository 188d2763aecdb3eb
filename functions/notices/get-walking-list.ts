import { Refusal } from '../../shared/errors.ts'
import { parseBuilding } from '../areas/building.ts'
import { operation } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { announcedOf, goesTo, readsAnnounced } from './announced.ts'
import type { NoticePorts } from './ports.ts'
import { isDone, parseReached } from './reach.ts'
import { itemsUnder, rosterOf } from './roster-of.ts'

/** A building is small: its roster, who joined, and whom it reached, a query each. No names, no phones. */
export const getWalkingList = operation('getWalkingList', {
  reads: (given) => ({ ...readsAnnounced(given), building: keys.area(given.params.building) }),
  async run({ params, found, commit }, { table }: NoticePorts) {
    const announced = announcedOf(params.announcementId, found.announced)
    const building = parseBuilding(found.building)
    if (!announced || !building || !goesTo(announced, params.building)) throw new Refusal('notFound')
    const { id, confirm } = announced
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
