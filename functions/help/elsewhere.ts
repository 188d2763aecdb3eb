/** Where help is for somebody else who agreed: at a building of the community in which who asks lives. */
import { ancestorAt, levelOf } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import type { NewHelp } from '../../shared/help/request.ts'
import { buildingNow } from '../areas/moved-on.ts'
import { isLive, parseNode } from '../areas/node.ts'
import { whereaboutsOf } from '../areas/whereabouts.ts'
import type { Whereabouts } from '../households/move-household.ts'
import type { StoredHome } from '../people/actor.ts'
import type { Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'

/** Throws `badInput` for what is no building there. */
export async function placeElsewhere(
  table: Table,
  home: Pick<StoredHome, 'building'>,
  { building, room }: NonNullable<NewHelp['elsewhere']>,
) {
  const bad = new Refusal('badInput', { 'elsewhere.building': '请选自己所在社区的一栋楼' })
  const community = (code: string) => ancestorAt(code, 'community')
  if (levelOf(building) !== 'building' || community(building) !== community(home.building)) throw bad
  const there = await liveBuilding(table, building)
  if (!there) throw bad
  return { ...there, room }
}

/** Where a building is now, by any code that it had; nothing where it is no more. */
export async function liveBuilding(table: Table, building: string): Promise<Whereabouts | undefined> {
  const now = await buildingNow(table, building)
  const there = parseNode((await table.read([keys.area(now)]))[0])
  return there && isLive(there) ? whereaboutsOf(table, now) : undefined
}
