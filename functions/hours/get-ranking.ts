import { ancestorAt } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { RANKINGS_KEPT } from '../../shared/hours/ranking.ts'
import { type Listing, readPage } from '../http/listing.ts'
import { operation, type Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import type { Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { indexes, keys } from '../platform/table.ts'
import { addMonths, monthIn } from './month.ts'
import { parseRankCard, parseRanked, rankAt, rankingOf } from './rank.ts'
import { homeOf } from './shown.ts'
import { servedOf } from './store.ts'

/** Of the community where one verifiably lives; of another nothing is to be had. */
export const getRanking = operation('getRanking', {
  reads: (_, actor) => ({ ranked: keys.ranked(actor), balance: keys.balance(actor) }),
  async run({ actor, query, found, now }, { table }: Ports) {
    const current = monthIn(isoTime(now))
    const { month = current } = query
    if (month > current || month <= addMonths(current, -RANKINGS_KEPT))
      throw new Refusal('badInput', { month: `只有最近 ${RANKINGS_KEPT} 个月的榜` })
    const home = homeOf(actor)
    const code = home && ancestorAt(home.building, 'community')
    const name = home?.lineage.find(({ area }) => area === code)?.name
    const ranked = parseRanked(found.ranked)
    if (!code || !name) return { month, items: [], joined: false }
    const partition = rankingOf(code, month)
    const listing: Listing = { index: 'byPublic', partition, ascending: false }
    const { items, cursor } = await readPage(table, listing, query)
    const cards = items.map(parseRankCard)
    const here = ranked?.community === code && month >= ranked.since
    const { minutes } = servedOf(found.balance, month)
    const mine =
      here && minutes > 0 ? { rank: await rankOf(table, partition, rankAt(minutes, actor.id)), minutes } : undefined
    return {
      community: { code, name },
      month,
      items: cards.map(({ person, ...card }) => ({ ...card, mine: person === actor.id })),
      ...(cursor ? { cursor } : {}),
      joined: ranked?.community === code,
      ...(mine ? { mine } : {}),
    }
  },
})

/** One more than those who stand before: a community's ranking of a thousand is a single query of a hundred kilobytes. */
async function rankOf(table: Table, partition: string, at: string): Promise<number> {
  const { pk, sk } = indexes.byPublic
  const before = await queryAll(table, {
    index: 'byPublic',
    pk: { name: pk, value: partition },
    sk: { name: sk, between: [`${at}~`, '~'] },
    ascending: true,
  })
  return before.length + 1
}
