/**
 * The area tree as codes: an area's code begins with its parent's, so a code IS its path and a scope is a prefix.
 * City to community are the statistical division codes (4, 6, 9, 12 digits); a grid adds 3 digits (the grid codes
 * of GB/T 34300-2017), a building 3 more, a household 6 (unit 2, room 4).
 */
export const levels = ['city', 'district', 'street', 'community', 'grid', 'building', 'household'] as const
export type Level = (typeof levels)[number]

const DIGITS: Record<Level, number> = {
  city: 4,
  district: 6,
  street: 9,
  community: 12,
  grid: 15,
  building: 18,
  household: 24,
}

export const levelWords: Record<Level, string> = {
  city: '市',
  district: '区',
  street: '街道',
  community: '社区',
  grid: '网格',
  building: '楼栋',
  household: '户',
}

/** The level of a code, or undefined if no level has codes of that length. */
export const levelOf = (code: string): Level | undefined => levels.find((level) => DIGITS[level] === code.length)

/** The ancestor of a code (or the code itself) at a level, or undefined if the code lies above that level. */
export const ancestorAt = (code: string, level: Level): string | undefined =>
  code.length >= DIGITS[level] ? code.slice(0, DIGITS[level]) : undefined

/** The code one level up, or undefined for a city. */
export function parentOf(code: string): string | undefined {
  const level = levelOf(code)
  const above = level && levels[levels.indexOf(level) - 1]
  return above && ancestorAt(code, above)
}

/** Whether `area` is `other` or an ancestor of it. */
export const covers = (area: string, other: string): boolean => levelOf(area) !== undefined && other.startsWith(area)
