import { ancestorAt, covers, levels } from './code.ts'

/** The smallest area that holds all of these; the first of them where they share none. */
export function commonArea(areas: readonly string[]): string {
  const [first = ''] = areas
  const around = levels.flatMap((level) => ancestorAt(first, level) ?? []).reverse()
  return around.find((area) => areas.every((each) => covers(area, each))) ?? first
}
