/** Who stands ready, by the area from which they are called: a building, a grid, a community. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { ancestorAt, covers } from '../../shared/areas/code.ts'
import { areaCode, householdCode } from '../../shared/areas/contract.ts'
import { type HelpScope, helpKinds, helpScopes } from '../../shared/help/kinds.ts'
import { RUNG_MAX } from '../../shared/help/limits.ts'
import { type DayPart, dayParts } from '../../shared/help/ready.ts'
import { HOUR } from '../../shared/lifecycle.ts'
import { personId } from '../../shared/people/person.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { type Key, keys } from '../platform/table.ts'

export const storedReady = z.object({
  person: personId,
  building: areaCode,
  household: householdCode,
  kinds: z.array(z.enum(helpKinds)),
  parts: z.array(z.enum(dayParts)),
  scope: z.enum(helpScopes),
  since: z.string(),
})
export type StoredReady = z.infer<typeof storedReady>
export const parseReady = (item: Item | undefined): StoredReady | undefined => item && z.parse(storedReady, item)

export const readyArea = ({ building, scope }: Pick<StoredReady, 'building' | 'scope'>): string =>
  ancestorAt(building, scope) ?? building
export const readyKey = (ready: StoredReady): Key => keys.ready(readyArea(ready), ready.person)

const AHEAD = 8

/** The part of the day in China in which a moment lies. */
export function partOf(now: number): DayPart {
  const hour = (Math.floor(now / HOUR) + AHEAD) % 24
  if (hour < 6) return 'night'
  return hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening'
}

export interface Called {
  kind: StoredReady['kinds'][number]
  building: string
  scope: HelpScope
  household: string
  owner: string
}

/**
 * Whom an urgent request rings now: who is ready for such as it from where they live, and sees it; the nearest first, so many at
 * most. Three queries, whatever else there is.
 */
export async function readyFor(table: Table, call: Called, now: number): Promise<string[]> {
  const areas = helpScopes.flatMap((scope) => ancestorAt(call.building, scope) ?? [])
  const pages = await Promise.all(
    areas.map((area) =>
      table.query({
        pk: { name: 'pk', value: keys.ready(area, '').pk },
        sk: { name: 'sk', beginsWith: 'PERSON#' },
        ascending: true,
        limit: 4 * RUNG_MAX,
      }),
    ),
  )
  const seenIn = ancestorAt(call.building, call.scope) ?? call.building
  const part = partOf(now)
  const fit = pages
    .flatMap(({ items }) => items.flatMap((item) => parseReady(item) ?? []))
    .filter(({ person, household }) => person !== call.owner && household !== call.household)
    .filter(
      ({ building, kinds, parts }) => covers(seenIn, building) && kinds.includes(call.kind) && parts.includes(part),
    )
  const near = (building: string) => areas.findIndex((area) => covers(area, building))
  return fit
    .sort((a, b) => near(a.building) - near(b.building))
    .slice(0, RUNG_MAX)
    .map(({ person }) => person)
}
