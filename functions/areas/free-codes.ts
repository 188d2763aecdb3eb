/** The next codes under an area. A code that was given once is never given again, so what is written of it stays true. */
import { CHILDREN_MAX } from '../../shared/areas/editor.ts'
import { Refusal } from '../../shared/errors.ts'

/** That many codes after the highest of the children, the closed ones among them. Throws `limitReached` when they run out. */
export function freeCodes(parent: string, children: readonly { code: string }[], count: number): string[] {
  const last = Math.max(0, ...children.map(({ code }) => Number(code.slice(parent.length))))
  if (last + count > CHILDREN_MAX) throw new Refusal('limitReached')
  return Array.from({ length: count }, (_, i) => `${parent}${String(last + 1 + i).padStart(3, '0')}`)
}
