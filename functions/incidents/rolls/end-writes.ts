import { isoTime } from '../../platform/clock.ts'
import type { Write } from '../../platform/dynamo.ts'
import { exists } from '../../platform/expressions.ts'
import { keys } from '../../platform/table.ts'
import type { StoredIncident } from '../store.ts'

/** The writes that end the roll call of an incident, where one runs: nobody is asked any more. `now`: milliseconds. */
export function endWrites({ card, rolling }: StoredIncident, now: number): Write[] {
  const { roll } = card
  if (!roll || rolling.length === 0) return []
  return [
    { update: keys.roll(roll.id), changes: { set: { endedAt: isoTime(now) } }, when: exists },
    ...rolling.map(
      (area): Write => ({
        remove: keys.rolling(area),
        when: { expression: 'roll = :own', values: { ':own': roll.id } },
      }),
    ),
  ]
}
