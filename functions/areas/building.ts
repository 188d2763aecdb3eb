/**
 * A building as an item: an area with the counts of its households, in the lists of buildings of every area that it lies
 * in. Coverage is the sum over such a list, and each household counts once, where it is.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { type Area, area, areaCode } from '../../shared/areas/contract.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { type Key, keys, queueKeys } from '../platform/table.ts'

/**
 * `households`: rows of the roster; `joined`: those of them that have at least one verified member; `pushable`: those of these
 * that somebody of can be sent a message about a notice.
 */
export interface Counts {
  households: number
  joined: number
  pushable: number
}

/** What a list shows of a building. */
export const buildingCard = z.object({
  code: areaCode,
  name: z.string(),
  fullName: z.string(),
  households: z.int(),
  joined: z.int(),
  pushable: z.int(),
})
export type BuildingCard = z.infer<typeof buildingCard>

/** `closedAt` is set as soon as a building starts to move: from then on nothing is added to it. */
export const storedBuilding = z.extend(area, { households: z.int(), joined: z.int(), pushable: z.int() })
export type StoredBuilding = z.infer<typeof storedBuilding>

export const parseBuilding = (item: Item | undefined): StoredBuilding | undefined =>
  item && z.parse(storedBuilding, item)

/** The item of a new building. */
export function buildingItem(building: Area, known: Partial<Counts> = {}): Item & Key {
  const { code, name, fullName } = building
  const counts: Counts = { households: 0, joined: 0, pushable: 0, ...known }
  const card: BuildingCard = { code, name, fullName, ...counts }
  return { ...keys.area(code), ...building, ...counts, card, ...queueKeys('building', code, 'open', code) }
}

/** That a building is there and open: not closed, not moving to another grid. */
export const isOpen = { expression: 'attribute_exists(pk) AND attribute_not_exists(closedAt)' }

const added = ({ households = 0, joined = 0, pushable = 0 }: Partial<Counts>): Record<string, number> => ({
  ...(households ? { households, 'card.households': households } : {}),
  ...(joined ? { joined, 'card.joined': joined } : {}),
  ...(pushable ? { pushable, 'card.pushable': pushable } : {}),
})

/**
 * The write that belongs in every transaction that adds to, or takes from, the households of a building or their members:
 * it counts what changed, and fails where the building isn't open, so that nobody joins what is just moving away. Exactly
 * one write, also where no count changes (a second member of a household).
 */
export function countWrites(building: string, change: Partial<Counts>): Write[] {
  const add = added(change)
  const at = keys.area(building)
  return Object.keys(add).length
    ? [{ update: at, changes: { set: {}, add }, when: isOpen }]
    : [{ check: at, when: isOpen }]
}

/** The counts while households move: out of the building that was closed, into the one that took its place. */
export const moveCounts = (from: string, to: string, out: Counts, into: Counts): Write[] => [
  ...counted(from, { households: -out.households, joined: -out.joined, pushable: -out.pushable }),
  ...counted(to, into),
]

/** The write that counts what changed, if anything did, whether the building is open or just moving away. */
export function counted(building: string, change: Partial<Counts>): Write[] {
  const add = added(change)
  return Object.keys(add).length ? [{ update: keys.area(building), changes: { set: {}, add } }] : []
}
