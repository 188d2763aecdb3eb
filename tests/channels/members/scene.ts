/** Neighbours who joined in a building, for whoever looks for them. */
import { joinedItem } from '../../../functions/households/occupancy.ts'
import type { StoredHome } from '../../../functions/people/actor.ts'
import { keys } from '../../../functions/platform/table.ts'
import { type PersonName, people } from '../../support/district.ts'
import type { Stage } from '../../support/stage.ts'

interface Living {
  household: string
  name: string
  home: Partial<StoredHome>
}

/** Whoever lives where another does, under a name, in a household of the roster. */
export async function lives(
  stage: Stage,
  who: PersonName,
  at: 'resident' | 'neighbour',
  living: Partial<Living> = {},
): Promise<void> {
  const [home] = people[at].homes
  if (!home) throw new Error(`${at} has no home`)
  const household = living.household ?? home.household
  const homes = [{ ...home, household, ...living.home }]
  await stage.table.write([
    { update: keys.person(people[who].id), changes: { set: { homes, name: living.name ?? people[who].name } } },
    { put: joinedItem(household, { [people[who].id]: 0 }) },
  ])
}
