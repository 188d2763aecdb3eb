import { Refusal } from '../../shared/errors.ts'
import { parseBuilding } from '../areas/building.ts'
import { operation } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import type { NoticePorts } from './ports.ts'
import { rosterOf } from './roster-of.ts'

/** Of the roster: who was not sent anything could not be, before anything is sent. */
export const listUnpushable = operation('listUnpushable', {
  reads: ({ params }) => ({ building: keys.area(params.building) }),
  async run({ found, commit }, { table }: NoticePorts) {
    const building = parseBuilding(found.building)
    if (!building) throw new Refusal('notFound')
    const doors = await rosterOf(table, building.code)
    const items = doors
      .filter(({ pushable }) => !pushable)
      .map(({ household, room, joined }) => ({ household, room, joined }))
    const reply = {
      building: building.code,
      name: building.fullName,
      households: doors.length,
      joined: doors.filter(({ joined }) => joined).length,
      pushable: doors.length - items.length,
      items,
    }
    return commit([], reply, { area: building.code })
  },
})
