/** Where a notice goes to, and in whose name. */
import { ancestorAt, covers, type Level, levels } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { needsSecond } from '../../shared/notices/lifecycle.ts'
import { TARGETS_SHOWN, type Target } from '../../shared/notices/notice.ts'
import { parseArea } from '../areas/area.ts'
import type { Actor } from '../people/actor.ts'
import type { Item } from '../platform/dynamo.ts'
import { type Key, keys } from '../platform/table.ts'
import { speaksBy } from './policy.ts'

export const targetKeys = (areas: readonly string[]): Key[] => areas.map(keys.area)

/** The targets by their names, as they were read. Throws `badInput` for one that is not there or was closed. */
export const targetsOf = (areas: readonly string[], items: readonly (Item | undefined)[]): Target[] =>
  areas.map((code, at) => {
    const area = parseArea(items[at])
    if (!area || area.closedAt) throw new Refusal('badInput', { [`targets.${at}`]: '没有这个地点，或已停用' })
    return { area: code, level: area.level, name: area.fullName }
  })

/** The smallest area that covers all of these. Throws `badInput` where not even a city does. */
function holderOf(areas: readonly string[]): string {
  const narrowestFirst: Level[] = [...levels].reverse()
  for (const level of narrowestFirst) {
    const area = ancestorAt(areas[0] ?? '', level)
    if (area && areas.every((each) => covers(area, each))) return area
  }
  throw new Refusal('badInput', { targets: '请选同一个市里的地点' })
}

/** What follows from the targets for the card. Throws `badInput` where one lies out of the actor's reach. */
export function addressed(actor: Pick<Actor, 'name' | 'roles'>, targets: readonly Target[]) {
  const areas = targets.map(({ area }) => area)
  const by = speaksBy(actor.roles, areas)
  if (!by) throw new Refusal('badInput', { targets: '只能发到自己的辖区' })
  return {
    speaker: { area: by.area, areaName: by.areaName, name: actor.name },
    authorLevel: levelOver(by.area),
    holder: holderOf(areas),
    targets: targets.slice(0, TARGETS_SHOWN),
    targetCount: targets.length,
    second: needsSecond(areas),
  }
}

/** The level of an area whose code is known to have one. */
export function levelOver(area: string): Level {
  const level = levels.find((each) => ancestorAt(area, each) === area)
  if (!level) throw new Error(`There is no level of ${area}`)
  return level
}
