import { ancestorAt } from '../../shared/areas/code.ts'
import type { StoredHome } from '../people/actor.ts'
import type { Write } from '../platform/dynamo.ts'
import { dueKeys, keys } from '../platform/table.ts'
/**
 * That somebody left a household and lives elsewhere: what they asked of the neighbours there and lend them ends a little later, by
 * the sweep (functions/help/leave-home.ts). `now` is ISO 8601.
 */
export const leftWrite = (person: string, household: string, now: string): Write => ({
  put: { ...keys.left(person, household), household, ...dueKeys(person, now) },
})

/**
 * The same of who was only on their way to a household, and comes to none of its building: who moved upstairs kept what they lend
 * on the shelf until now. Nothing where one of the homes that are left is there. `now` is ISO 8601.
 */
export const notComeWrites = (
  { id, homes }: { id: string; homes: readonly StoredHome[] },
  household: string,
  now: string,
): Write[] =>
  homes.some(({ building }) => building === ancestorAt(household, 'building')) ? [] : [leftWrite(id, household, now)]
