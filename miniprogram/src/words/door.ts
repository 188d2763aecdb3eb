/** Doors to knock at, in words. */
import type { Door } from '../../../shared/notices/reach.ts'
import { momentWords } from './time.ts'

/** Where the two digits of the unit stand in a household's code. */
const UNIT = [18, 20] as const

/** Doors by the unit of the building, in the order of their codes: as one walks. */
export function unitsOf<D extends Pick<Door, 'household'>>(doors: readonly D[]): { unit: string; doors: D[] }[] {
  const units = new Map<string, D[]>()
  for (const door of [...doors].sort((one, other) => (one.household < other.household ? -1 : 1))) {
    const number = Number(door.household.slice(...UNIT))
    const unit = number === 0 ? '不分单元' : `${number}单元`
    units.set(unit, [...(units.get(unit) ?? []), door])
  }
  return [...units].map(([unit, some]) => ({ unit, doors: some }))
}

/** Why it is on the list (`confirm`: the notice asks for it), or when it was ticked off. `now`: milliseconds since the epoch. */
export function doorWords({ joined, tickedAt }: Door, confirm: boolean, now: number): string {
  if (tickedAt) return `${momentWords(tickedAt, now)} 已上门`
  if (!joined) return '没有入户'
  return confirm ? '已入户，没有确认' : '已入户，还没告知到'
}
