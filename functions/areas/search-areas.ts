/** Finding a place by words: the communities that the words may lie in, by the index of names; then what in them fits. */
import * as z from 'zod/mini'
import { ancestorAt } from '../../shared/areas/code.ts'
import { type Area, areaCode, SEARCH_MAX } from '../../shared/areas/contract.ts'
import { operation, type Ports } from '../http/operation.ts'
import type { Table } from '../platform/dynamo.ts'
import { keys, queueOf } from '../platform/table.ts'
import { parseArea } from './area.ts'
import { buildingCard } from './building.ts'
import { best, type Named, shared } from './match.ts'
import { pairsOf, stemOf } from './names.ts'

/** So many pairs of characters of what was typed are looked up, so many rows of each, and so many communities looked into. */
const PAIRS = 4
const ROWS = 100
const COMMUNITIES = 4
const OWN = 2

const row = z.object({ community: areaCode, name: z.string() })

export const searchAreas = operation('searchAreas', {
  async run({ query, actor }, { table }: Ports) {
    const communities = await communitiesOf(table, query.q)
    const own = actor.homes.flatMap(({ building }) => ancestorAt(building, 'community') ?? [])
    // One's own is looked into whatever else is named alike.
    const others = communities.filter((code) => !own.includes(code))
    const places = [...new Set([...own.slice(0, OWN), ...others])].slice(0, COMMUNITIES)
    const found = await Promise.all(places.map((community) => namesIn(table, community)))
    return { items: best(query.q, found.flat(), SEARCH_MAX).map(({ area }) => area) }
  },
})

/** Those whose names share the most with what was typed come first. */
async function communitiesOf(table: Table, q: string): Promise<string[]> {
  const rows = await Promise.all(
    pairsIn(q).map((pair) =>
      table.query({ pk: { name: 'pk', value: keys.areaName(pair, '', '').pk }, ascending: true, limit: ROWS }),
    ),
  )
  const stem = stemOf(q)
  const score = new Map<string, number>()
  for (const item of rows.flatMap(({ items }) => items)) {
    const { community, name } = z.parse(row, item)
    score.set(community, Math.max(score.get(community) ?? 0, shared(stem, name)))
  }
  return [...score].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([community]) => community)
}

/** A few pairs of characters, of each word its first ones first. */
function pairsIn(q: string): string[] {
  const words = q.split(/\s+/).map((word) => pairsOf(stemOf(word)))
  const byRank = words.flatMap((pairs) => pairs.map((pair, rank) => ({ pair, rank })))
  const inOrder = byRank.sort((a, b) => a.rank - b.rank).map(({ pair }) => pair)
  return [...new Set(inOrder)].slice(0, PAIRS)
}

interface Place extends Named {
  area: Area
}
const placeOf = (area: Area): Place => ({ name: area.fullName, area })

/** A community and all of its buildings, by their full names. */
async function namesIn(table: Table, community: string): Promise<Place[]> {
  const [items, buildings] = await Promise.all([
    table.read([keys.area(community)]),
    table.query({
      index: 'byCommunity',
      pk: { name: 'community', value: queueOf('building', community, 'open') },
      ascending: true,
    }),
  ])
  const itself = items.flatMap((item) => parseArea(item) ?? [])
  const inside = buildings.items.map(({ card }): Area => {
    const { code, name, fullName } = z.parse(buildingCard, card)
    return { code, level: 'building', name, fullName }
  })
  return [...itself, ...inside].map(placeOf)
}
