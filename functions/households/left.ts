import type { Write } from '../platform/dynamo.ts'
import { dueKeys, keys } from '../platform/table.ts'

/**
 * That somebody left a household and lives elsewhere: what they asked of the neighbours there and lend them ends a little later, by
 * the sweep (functions/help/leave-home.ts). `now` is ISO 8601.
 */
export const leftWrite = (person: string, household: string, now: string): Write => ({
  put: { ...keys.left(person, household), household, ...dueKeys(person, now) },
})
