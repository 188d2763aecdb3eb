/**
 * The next codes under an area, of 001 to 999. A code that was given once is never given again, closed as its area may be, so
 * what is written of it stays true. An import may bring any of them, the last too, and leave room before it.
 */
import { CHILDREN_MAX } from '../../shared/areas/editor.ts'
import { Refusal } from '../../shared/errors.ts'

/** All codes under an area that none of its children, the closed ones among them, ever had: those after the highest first. */
export function unusedCodes(parent: string, children: readonly { code: string }[]): string[] {
  const given = new Set(children.map(({ code }) => Number(code.slice(parent.length))))
  const last = Math.max(0, ...given)
  const all = Array.from({ length: CHILDREN_MAX }, (_, i) => i + 1).filter((number) => !given.has(number))
  const inOrder = [...all.filter((number) => number > last), ...all.filter((number) => number < last)]
  return inOrder.map((number) => `${parent}${String(number).padStart(3, '0')}`)
}

/** That many of them. Throws `limitReached` when they run out. */
export function freeCodes(parent: string, children: readonly { code: string }[], count: number): string[] {
  const codes = unusedCodes(parent, children).slice(0, count)
  if (codes.length < count) throw new Refusal('limitReached')
  return codes
}
