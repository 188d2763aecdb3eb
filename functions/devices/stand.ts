/** Where a device or a point stands: a building that came to another grid takes what stands there along. */
import { Refusal } from '../../shared/errors.ts'
import { parseArea } from '../areas/area.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { withCard } from './hear.ts'
import type { StoredDevice } from './store.ts'

export interface Standing {
  area: string
  name: string
  detail?: string | undefined
}

/** A place that can be given. Throws `badInput` where there is none, or it is closed. */
export function standingAt(item: Item | undefined, detail: string | undefined): Standing {
  const area = parseArea(item)
  if (!area || area.closedAt) throw new Refusal('badInput', { area: '没有这个地点，或已停用' })
  return { area: area.code, name: area.fullName, ...(detail ? { detail } : {}) }
}

/** A building may have moved more than once. */
const MOVES = 5

/** The place as it is called now; undefined where it stays what it was. */
export async function movedTo(table: Table, place: Standing): Promise<Standing | undefined> {
  let [area] = (await table.read([keys.area(place.area)])).map(parseArea)
  for (let i = 0; area?.movedTo && i < MOVES; i++) [area] = (await table.read([keys.area(area.movedTo)])).map(parseArea)
  if (!area || (area.code === place.area && area.fullName === place.name)) return undefined
  return { ...place, area: area.code, name: area.fullName }
}

/** The device, where its building is now. The household keeps its unit and room. */
export async function followBuilding(table: Table, device: StoredDevice, now: number): Promise<StoredDevice> {
  const { card, household } = device
  const place = await movedTo(table, card.place)
  if (!place) return device
  const moved = withCard(device, now, { place })
  return household ? { ...moved, household: `${place.area}${household.slice(card.place.area.length)}` } : moved
}
