import { covers } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { parseBuilding } from '../areas/building.ts'
import { membersOf } from '../households/occupancy.ts'
import { parseRosterRow } from '../households/roster.ts'
import { operation } from '../http/operation.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { type Key, keys } from '../platform/table.ts'
import { readsNotice } from './make-move.ts'
import { parseNotice } from './notice.ts'
import { isShown } from './policy.ts'
import type { NoticePorts } from './ports.ts'
import { isDone, parseReached } from './reach.ts'

/** A building is small: its roster, who joined, and whom the notice reached, a query each. No names, no phones. */
export const getWalkingList = operation('getWalkingList', {
  reads: (given) => ({ ...readsNotice(given), building: keys.area(given.params.building) }),
  async run({ params, found, commit }, { table }: NoticePorts) {
    const notice = parseNotice(found.notice)
    const building = parseBuilding(found.building)
    const goesThere = notice?.targets.some(({ area }) => covers(area, params.building))
    if (!notice || !building || !goesThere || !isShown(notice.card)) throw new Refusal('notFound')
    const { id, confirm } = notice.card
    const roster = keys.household(`${params.building}000000`)
    const [rows, joined, reached] = await Promise.all([
      under(table, roster, 'HOUSEHOLD#'),
      under(table, roster, 'JOINED#'),
      under(table, keys.reachOf(id, params.building), 'HOUSEHOLD#'),
    ])
    const here = new Map(joined.map((item) => [String(item.sk).slice('JOINED#'.length), membersOf(item)]))
    const marks = new Map(reached.flatMap((item) => parseReached(item) ?? []).map((row) => [row.household, row.marks]))
    const doors = rows.flatMap((item) => parseRosterRow(item) ?? [])
    const items = doors.flatMap(({ code, room }) => {
      const own = marks.get(code) ?? {}
      if (isDone(confirm, own) && !own.ticked) return []
      const ticked = own.ticked ? { tickedAt: own.ticked } : {}
      return [{ household: code, room, joined: (here.get(code) ?? 0) > 0, ...ticked }]
    })
    const reply = { building: building.code, name: building.fullName, households: doors.length, items }
    return commit([], reply, { area: building.code, what: id })
  },
})

const under = (table: Table, { pk }: Pick<Key, 'pk'>, beginsWith: string): Promise<Item[]> =>
  queryAll(table, { pk: { name: 'pk', value: pk }, sk: { name: 'sk', beginsWith }, ascending: true, consistent: true })
