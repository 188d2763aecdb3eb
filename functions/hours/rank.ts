/** Who stands in rankings, and their rows in them. Pure. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../../shared/areas/contract.ts'
import { RANKINGS_KEPT } from '../../shared/hours/ranking.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { epochSeconds } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { startOfDay } from '../platform/shanghai.ts'
import { keys } from '../platform/table.ts'
import { addMonths, monthsFrom } from './month.ts'
import { servedOf } from './store.ts'

/** That somebody wants to stand in the rankings of a community, from a month on; `name` as it stands there. */
export const storedRanked = z.object({ community: areaCode, since: z.string(), name: z.string() })
export type StoredRanked = z.infer<typeof storedRanked>
export const parseRanked = (item: Item | undefined): StoredRanked | undefined => item && z.parse(storedRanked, item)

export const rankCard = z.object({ person: z.string(), name: z.string(), minutes: z.int(), times: z.int() })
export const parseRankCard = (item: Item) => z.parse(rankCard, item.card)

export const rankingOf = (community: string, month: string) => `${community}#hours#${month}`

/** Most minutes come last in the order of keys. */
export const rankAt = (minutes: number, person: string) => `${String(minutes).padStart(7, '0')}#${person}`

/** The write that says what a balance says of a month: nothing is said of who served nothing. */
export function rankWrite(person: string, ranked: StoredRanked, month: string, balance: Item | undefined): Write {
  const key = keys.ranking(ranked.community, month, person)
  const { minutes, times } = servedOf(balance, month)
  if (minutes <= 0) return { remove: key }
  const forgotten = Date.parse(startOfDay(`${addMonths(month, RANKINGS_KEPT + 1)}-01`)) + DAY
  return {
    put: {
      ...key,
      public: rankingOf(ranked.community, month),
      publicAt: rankAt(minutes, person),
      card: { person, name: ranked.name, minutes, times },
      expiresAt: epochSeconds(forgotten),
    },
  }
}

/** Takes somebody out of all rankings that are kept. `month`: this one. */
export const unrankWrites = (person: string, { community, since }: StoredRanked, month: string): Write[] => {
  const oldest = addMonths(month, -RANKINGS_KEPT)
  const months = monthsFrom(since > oldest ? since : oldest, month)
  return [
    { remove: keys.ranked(person) },
    ...months.map((each): Write => ({ remove: keys.ranking(community, each, person) })),
  ]
}
