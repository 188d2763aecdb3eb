import { ancestorAt } from '../../shared/areas/code.ts'
import { isInForce, warningLevels } from '../../shared/warnings/warning.ts'
import { operation } from '../http/operation.ts'
import type { Actor } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { WarningPorts } from './ports.ts'
import { lastOf } from './store.ts'

export const listWarnings = operation('listWarnings', {
  run: async ({ params }, { table }: WarningPorts) => ({ items: await lastOf(table, [params.area]) }),
})

/** A query for each area that warnings are for, above where one lives or serves. */
export const listMyWarnings = operation('listMyWarnings', {
  async run({ actor, now }, { table }: WarningPorts) {
    const all = await lastOf(table, areasAbove(actor))
    const items = all.filter((each) => isInForce(each, isoTime(now)))
    return { items: items.sort((a, b) => warningLevels.indexOf(a.level) - warningLevels.indexOf(b.level)) }
  },
})

const areasAbove = ({ homes, roles }: Pick<Actor, 'homes' | 'roles'>): string[] => {
  const places = [...homes.map(({ building }) => building), ...roles.map(({ area }) => area)]
  const levels = ['community', 'street', 'district'] as const
  return [...new Set(places.flatMap((place) => levels.flatMap((level) => ancestorAt(place, level) ?? [])))]
}
