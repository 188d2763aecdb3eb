/**
 * The queue of one's areas, whatever their level: grids to districts have lists of their own, a city is read by its districts, and
 * a building by its grid's list, of which only what is of the building is given.
 */
import { ancestorAt, covers, levelOf } from '../../shared/areas/code.ts'
import type { Stage } from '../../shared/lifecycle.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { isQueueLevel, type Listed, queueIndex, queueOf } from '../platform/table.ts'
import type { Listing, Paging } from './listing.ts'
import { readQueue } from './merge.ts'

/** What of a grid's list is of so few buildings is looked for in so many reads for one page. */
const READS_MAX = 5

interface Wanted extends Paging {
  stage: Stage
}

/** `listed`: what the queue is of; `areaOf`: where an item of it is, as far down as the building. A page may be shorter than asked for. */
export async function readQueues(
  table: Table,
  listed: Listed,
  areas: readonly string[],
  { stage, cursor, limit }: Wanted,
  areaOf: (item: Item) => string,
  /** Names of lists beside those of areas, kept as a district's are. */
  beside: readonly string[] = [],
) {
  const besides = beside.map((name) => listing('byDistrict', listed, name, stage))
  const listings = [...(await listingsOf(table, listed, areas, stage)), ...besides]
  const buildings = areas.filter((area) => levelOf(area) === 'building')
  const whole = new Set(areas.map((area) => queueOf(listed, area, stage)))
  const isWanted = (item: Item) =>
    typeof item.grid !== 'string' || whole.has(item.grid) || buildings.some((own) => covers(own, areaOf(item)))
  const items: Item[] = []
  let next = cursor
  for (let reads = 0; reads < READS_MAX; reads++) {
    const page = await readQueue(table, listings, { cursor: next, limit: limit - items.length })
    items.push(...page.items.filter(isWanted))
    next = page.cursor
    if (!next || items.length === limit) break
  }
  return { items, cursor: next }
}

/** The lists to be read, each once. Two buildings of a grid are both in its one list. */
async function listingsOf(table: Table, listed: Listed, areas: readonly string[], stage: Stage): Promise<Listing[]> {
  const all = await Promise.all(areas.map((area) => listedAt(table, area)))
  return [...new Set(all.flat())].flatMap((area) => {
    const level = levelOf(area)
    if (!isQueueLevel(level)) return []
    return [listing(queueIndex(level), listed, area, stage)]
  })
}

const listing = (index: Listing['index'], listed: Listed, of: string, stage: Stage): Listing => ({
  index,
  partition: queueOf(listed, of, stage),
  ascending: stage !== 'closed',
})

/** The areas in whose lists stands what is of this one. */
async function listedAt(table: Table, area: string): Promise<string[]> {
  if (levelOf(area) !== 'city') return [ancestorAt(area, 'grid') ?? area]
  const below = await queryAll(table, { pk: { name: 'pk', value: `AREA#${area}` }, ascending: true })
  return below.map(({ code }) => String(code))
}
