/**
 * How many verified members a household has: one item, there as long as there are any. Every change says what it was, so
 * that the first member and the last are counted at the building exactly once, in whatever order things happen.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { ancestorAt } from '../../shared/areas/code.ts'
import { addressOf } from '../../shared/households/address.ts'
import { countWrites } from '../areas/building.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { exists, isNew } from '../platform/expressions.ts'
import { type Key, keys } from '../platform/table.ts'
import { newRosterRow, rosterItem } from './roster.ts'

const stored = z.object({ members: z.int() })

/** The number of verified members, 0 where nobody joined. */
export const membersOf = (item: Item | undefined): number => (item ? z.parse(stored, item).members : 0)

export const joinedItem = (household: string, members: number): Item & Key => ({ ...keys.joined(household), members })

/** What is known of a household when somebody comes or goes. */
export interface Occupied {
  household: string
  /** Verified members. */
  members: number
  inRoster: boolean
}

const buildingOf = (household: string) => ancestorAt(household, 'building') ?? household

/** The writes that count one more verified member. A household that the roster lacks is added to it. */
export function comes({ household, members, inRoster }: Occupied): Write[] {
  const at = keys.joined(household)
  const row = newRosterRow(addressOf(household), [], 'staff')
  return [
    members === 0
      ? { put: joinedItem(household, 1), when: isNew }
      : { update: at, changes: { set: {}, add: { members: 1 } }, when: exists },
    inRoster ? { check: keys.household(household), when: exists } : { put: rosterItem(row), when: isNew },
    ...countWrites(buildingOf(household), {
      ...(members === 0 ? { joined: 1 } : {}),
      ...(inRoster ? {} : { households: 1 }),
    }),
  ]
}

/** The writes that count so many verified members less; the roster keeps its row. */
export function go({ household, members }: Pick<Occupied, 'household' | 'members'>, gone: number): Write[] {
  const at = keys.joined(household)
  const last = members === gone
  return [
    last
      ? { remove: at, when: { expression: 'members = :gone', values: { ':gone': gone } } }
      : {
          update: at,
          changes: { set: {}, add: { members: -gone } },
          when: { expression: 'members > :gone', values: { ':gone': gone } },
        },
    ...countWrites(buildingOf(household), last ? { joined: -1 } : {}),
  ]
}
