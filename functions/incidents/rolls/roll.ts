/** A roll call in the table: one item, and a pointer for each area that it asks, however many households live there. */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
import { ancestorAt, covers } from '../../../shared/areas/code.ts'
import { rollId } from '../../../shared/incidents/incident.ts'
import { type Roll, roll } from '../../../shared/incidents/roll.ts'
import type { Item, Write } from '../../platform/dynamo.ts'
import { isNew } from '../../platform/expressions.ts'
import { type Key, keys } from '../../platform/table.ts'

export const parseRoll = (item: Item | undefined): Roll | undefined => item && z.parse(roll, item)

const rolling = z.object({ roll: rollId })
export const parseRolling = (item: Item | undefined): string | undefined => item && z.parse(rolling, item).roll

/** An area is asked by one roll call at a time; each area above it may be asked by another. */
export const rollWrites = (each: Roll): Write[] => [
  { put: { ...keys.roll(each.id), ...each }, when: isNew },
  ...each.places.map(({ area }): Write => ({ put: { ...keys.rolling(area), roll: each.id }, when: isNew })),
]

/** The areas by which a building is asked. */
export const askedBy = (building: string): Key[] =>
  (['building', 'grid', 'community', 'street', 'district'] as const)
    .flatMap((level) => ancestorAt(building, level) ?? [])
    .map(keys.rolling)

/** Whether a roll call asks those who live in an area, or in a part of it. */
export const touches = ({ places }: Roll, area: string): boolean =>
  places.some((each) => covers(each.area, area) || covers(area, each.area))

export const asks = ({ places }: Roll, building: string): boolean => places.some(({ area }) => covers(area, building))
