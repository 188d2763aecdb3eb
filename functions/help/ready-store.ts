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
import { onTerms } from './blocks.ts'

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

/** Of those who stand ready in an area, at most so many are looked at, page by page. */
const PAGE = 4 * RUNG_MAX
const PAGES = 10

/**
 * Whom an urgent request rings now: who is ready for such as it from where they live, sees it, and has not blocked who asks nor is
 * blocked by them; the nearest first, so many at most. Three queries, and more only where many stand ready for something else.
 */
export async function readyFor(table: Table, call: Called, now: number): Promise<string[]> {
  const areas = helpScopes.flatMap((scope) => ancestorAt(call.building, scope) ?? [])
  const seenIn = ancestorAt(call.building, call.scope) ?? call.building
  const part = partOf(now)
  const fits = ({ person, household, building, kinds, parts }: StoredReady) =>
    person !== call.owner &&
    household !== call.household &&
    covers(seenIn, building) &&
    kinds.includes(call.kind) &&
    parts.includes(part)
  const fit = (await Promise.all(areas.map((area) => fitIn(table, area, fits)))).flat()
  const near = (building: string) => areas.findIndex((area) => covers(area, building))
  const people = fit.sort((a, b) => near(a.building) - near(b.building)).map(({ person }) => person)
  const rung: string[] = []
  for (let from = 0; from < people.length && rung.length < RUNG_MAX; from += RUNG_MAX)
    rung.push(...(await onTerms(table, call.owner, people.slice(from, from + RUNG_MAX))))
  return rung.slice(0, RUNG_MAX)
}

/** Until there are as many as are rung at most, or no more stand ready there. */
async function fitIn(table: Table, area: string, fits: (ready: StoredReady) => boolean): Promise<StoredReady[]> {
  const { pk, sk } = keys.ready(area, '')
  const wanted = { pk: { name: 'pk', value: pk }, sk: { name: 'sk', beginsWith: sk }, ascending: true, limit: PAGE }
  const found: StoredReady[] = []
  let after: Item | undefined
  for (let page = 0; page < PAGES; page++) {
    const { items, last } = await table.query({ ...wanted, after })
    found.push(...items.flatMap((item) => parseReady(item) ?? []).filter(fits))
    if (!last || found.length >= RUNG_MAX) break
    after = last
  }
  return found
}
