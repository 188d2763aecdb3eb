/** In every grid there may be a 1号楼: what buildings are called where they go. */
import type { Area } from '../../../../shared/areas/contract.ts'

export interface Moved {
  area: string
  was: string
  name: string
  /** Whether it gets another name. */
  renamed: boolean
  /** Whether that name is taken there, or by another one that goes along. */
  clash: boolean
}

/** `taken`: the names that are there already; `names`: what was typed for a building, by its code. */
export function namesThere(
  buildings: readonly Pick<Area, 'code' | 'name'>[],
  taken: readonly string[],
  names: Readonly<Record<string, string>>,
): Moved[] {
  const wanted = buildings.map(({ code, name }) => ({ code, was: name, name: names[code]?.trim() ?? name }))
  const all = [...taken, ...wanted.map(({ name }) => name)]
  return wanted.map(({ code, was, name }) => ({
    area: code,
    was,
    name: names[code] ?? name,
    renamed: name !== was,
    clash: all.filter((other) => other === name).length > 1,
  }))
}
