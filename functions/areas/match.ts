/** Whether what somebody typed means a place of this full name. Pure. */
import { plainName } from './names.ts'

export interface Named {
  name: string
}

/** What lies inside a building, which no name says: 2单元, 301室. */
const INSIDE = /^\d+(?:单元|室|层|房)/

/** What was typed as parts: at white space, and before each number: 大江园3号楼 is 大江园 and 3号楼. */
const partsOf = (typed: string): string[] =>
  typed
    .trim()
    .split(/\s+/)
    .flatMap((words) => plainName(words).split(/(?<!\d)(?=\d)/))
    .filter((part) => part && !INSIDE.test(part))

const isDigit = (character: string | undefined) => character !== undefined && /\d/.test(character)

/** Where a part stands in a name, from a place on; 3号楼 doesn't stand in 13号楼, nor 1 in 12. */
function placeIn(name: string, part: string, from: number): number {
  for (let at = name.indexOf(part, from); at >= 0; at = name.indexOf(part, at + 1)) {
    const cutsBefore = isDigit(part[0]) && isDigit(name[at - 1])
    const cutsAfter = isDigit(part.at(-1)) && isDigit(name[at + part.length])
    if (!cutsBefore && !cutsAfter) return at
  }
  return -1
}

/** Every part stands in the name, one after another. */
export function fits(typed: string, name: string): boolean {
  const plain = plainName(name)
  let from = 0
  for (const part of partsOf(typed)) {
    const at = placeIn(plain, part, from)
    if (at < 0) return false
    from = at + part.length
  }
  return true
}

/** The names that fit, the shortest first: the community before its buildings, and 3号楼 before 13号楼. */
export const best = <T extends Named>(typed: string, all: readonly T[], max: number): T[] =>
  all
    .filter(({ name }) => fits(typed, name))
    .sort((a, b) => a.name.length - b.name.length)
    .slice(0, max)

/** The length of the longest piece that two texts share. */
export function shared(one: string, other: string): number {
  let longest = 0
  for (let start = 0; start < one.length; start++)
    while (other.includes(one.slice(start, start + longest + 1)) && start + longest < one.length) longest++
  return longest
}
