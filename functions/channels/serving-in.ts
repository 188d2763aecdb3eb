/** Who serves where a channel is, by the name under which it shows them: staff, and partners. */
import * as z from 'zod/mini'
import { ancestorAt } from '../../shared/areas/code.ts'
import { servingAt } from '../areas/serving.ts'
import { queryAll } from '../platform/query-all.ts'
import { queueOf } from '../platform/table.ts'
import { grantCard } from '../roles/grant.ts'
import { peopleOf } from '../roles/names.ts'
import { hidesPosts } from './blocking.ts'
import { partnerName, type ShownName, staffName } from './naming.ts'
import type { Looking } from './neighbours.ts'

/**
 * Of those who serve in its community, and at the street and the district above, who speak there too: a query each, and a request for
 * each hundred of them.
 */
export async function servingIn({ table, area, joins, actor, marks }: Looking): Promise<(ShownName & Person)[]> {
  const community = ancestorAt(area, 'community')
  if (!community) return []
  const within = queryAll(table, {
    index: 'byCommunity',
    pk: { name: 'community', value: queueOf('grant', community, 'open') },
    ascending: true,
  })
  const above = (['street', 'district'] as const).flatMap((level) => ancestorAt(area, level) ?? [])
  const [rows, ...held] = await Promise.all([within, ...above.map((each) => servingAt(table, each))])
  const people = await peopleOf(table, [...rows.map(({ card }) => z.parse(grantCard, card).person), ...held.flat()])
  return [...people.values()]
    .filter(({ id, leftAt }) => !leftAt && id !== actor.id && !hidesPosts(marks, id))
    .flatMap((person) => {
      // A partner is in no interest channel by what they are.
      const shown = staffName(person, area) ?? (joins ? undefined : partnerName(person, area))
      return shown ? [{ person: person.id, ...shown }] : []
    })
}
interface Person {
  person: string
}
