/** Where a new ticket belongs: the home of who files it, or the place that was picked, and who may come to hold it. */
import { ancestorAt, type Level } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { holderLevels } from '../../shared/tickets/lifecycle.ts'
import type { Place } from '../../shared/tickets/ticket.ts'
import { parseArea } from '../areas/area.ts'
import type { Actor } from '../people/actor.ts'
import type { Item } from '../platform/dynamo.ts'
import { type Key, keys } from '../platform/table.ts'
import type { StoredTicket } from './store.ts'

type Lineage = StoredTicket['lineage']

export interface Located {
  place: Place
  lineage: Lineage
}

/** The codes of the areas that may hold what happens in this one, lowest first. */
const holdersOf = (area: string): string[] =>
  holderLevels.map((level: Level) => ancestorAt(area, level)).filter((code) => code !== undefined)

/** What must be read to know a picked area: itself, and the areas that may hold its tickets. */
export const lineageKeys = (area: string): Key[] => [area, ...holdersOf(area)].map((code) => keys.area(code))

/** The names of a picked area and of its holders, as they were read. Throws `badInput` if there is no such area. */
export function lineageOf(items: readonly (Item | undefined)[], field: string): { name: string; lineage: Lineage } {
  const [area, ...holders] = items.map(parseArea)
  if (!area || holders.some((holder) => !holder)) throw new Refusal('badInput', { [field]: '没有这个地点' })
  const lineage = holders.flatMap((holder) => (holder ? [{ area: holder.code, name: holder.fullName }] : []))
  return { name: area.fullName, lineage }
}

/** Throws `badInput` at `place` for who has no home and picked nothing. */
export function locate(
  actor: Actor,
  picked: { area: string; detail?: string | undefined } | undefined,
  items: readonly (Item | undefined)[],
): Located {
  const home = picked ? actor.homes.find((each) => each.building === picked.area && !picked.detail) : actor.homes[0]
  if (home) return { place: { area: home.building, name: home.buildingName, detail: home.room }, lineage: home.lineage }
  if (!picked) throw new Refusal('badInput', { place: '请选择地点' })
  const { name, lineage } = lineageOf(items, 'place.area')
  return { place: { area: picked.area, name, ...(picked.detail ? { detail: picked.detail } : {}) }, lineage }
}
