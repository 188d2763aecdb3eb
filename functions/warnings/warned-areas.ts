/** Whom a warning is for: who lives or serves in its area. Pure. */
import { ancestorAt } from '../../shared/areas/code.ts'
import type { Actor } from '../people/actor.ts'

const LEVELS = ['community', 'street', 'district'] as const

/** The areas that a warning can be for which a place lies in, itself perhaps among them; the narrowest first. */
export const areasOver = (place: string): string[] => LEVELS.flatMap((level) => ancestorAt(place, level) ?? [])

/** Those over all places where someone lives or serves, each once. */
export const areasOverAll = ({ homes, roles }: Pick<Actor, 'homes' | 'roles'>): string[] => {
  const places = [...homes.map(({ building }) => building), ...roles.map(({ area }) => area)]
  return [...new Set(places.flatMap(areasOver))]
}

/**
 * Those whose warnings someone's sockets are told of by the relay: where they serve, or say they live. Who verifiably lives
 * somewhere is told by the delivery, which counts the household.
 */
export const areasListened = ({ homes, roles }: Pick<Actor, 'homes' | 'roles'>): string[] =>
  areasOverAll({ homes: homes.filter(({ verified }) => !verified), roles })
