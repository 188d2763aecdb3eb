/** The areas around me that a list can be of: those of my homes, and those that I serve. */
import { ancestorAt } from '../../../../shared/areas/code.ts'
import type { Me } from '../../../../shared/people/person.ts'

export type Around = 'community' | 'street' | 'district'
export const aroundWords: Record<Around, string> = { community: '本社区', street: '本街道', district: '全区' }

/** The code of my community, street or district: of my first home, else of where I serve. */
export function areaAround(me: Me, around: Around): string | undefined {
  const own = [...me.homes.map(({ building }) => building), ...me.roles.map(({ area }) => area)]
  return own.map((code) => ancestorAt(code, around)).find((code) => code !== undefined)
}

export const aroundOptions = (me: Me): (readonly [Around, string])[] =>
  (['community', 'street', 'district'] as const).flatMap((around) =>
    areaAround(me, around) ? [[around, aroundWords[around]] as const] : [],
  )
