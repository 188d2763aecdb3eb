/** Feeds: the notices of an area stand in a partition of their own, once however many live there; who reads merges them. */
import { ancestorAt } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { targetLevels } from '../../shared/notices/lifecycle.ts'
import { fromCursor, toCursor } from '../http/cursor.ts'
import type { Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { parseCard, type StoredCard } from './notice.ts'

/** A notice, and the target through which it came. */
export interface Fed {
  area: string
  sk: string
  card: StoredCard
}

/** The areas whose notices come to an area: itself and those above, as far as notices go. */
export const feedsOf = (area: string): string[] =>
  targetLevels.map((level) => ancestorAt(area, level)).filter((code) => code !== undefined)

/** As long as the newest notices of so many areas are read at once: a person has few homes, staff read one area. */
export async function readFeeds(table: Table, areas: readonly string[], after: string | undefined, limit: number) {
  const pages = await Promise.all([...new Set(areas)].map((area) => readFeed(table, area, after, limit)))
  const all = pages.flatMap(({ items }) => items).sort((a, b) => (a.sk < b.sk ? 1 : a.sk > b.sk ? -1 : 0))
  return { all, more: pages.some(({ last }) => last) }
}

async function readFeed(table: Table, area: string, after: string | undefined, limit: number) {
  const { pk } = keys.noticeAt(area, '', '')
  const page = await table.query({
    pk: { name: 'pk', value: pk },
    sk: { name: 'sk', beginsWith: 'AT#' },
    ascending: false,
    limit,
    after: after === undefined ? undefined : { pk, sk: after },
  })
  return {
    items: page.items.map((item): Fed => ({ area, sk: String(item.sk), card: parseCard(item) })),
    last: page.last,
  }
}

/** Each notice once, with all the targets through which it came. */
export function distinct(all: readonly Fed[]): { card: StoredCard; sk: string; areas: string[] }[] {
  const byId = new Map<string, { card: StoredCard; sk: string; areas: string[] }>()
  for (const { card, sk, area } of all) {
    const known = byId.get(card.id)
    if (known) known.areas.push(area)
    else byId.set(card.id, { card, sk, areas: [area] })
  }
  return [...byId.values()]
}

const PLACE = /^AT#[0-9TZ:.-]{24}#ntc_[0-9A-Z]{26}$/

/** Feeds go on after a notice, which stands at the same place in each of them. Throws `badCursor`. */
export function placeIn(of: string, cursor: string | undefined): string | undefined {
  const at = fromCursor(of, cursor)
  if (at && (!PLACE.test(String(at.sk)) || Object.keys(at).length !== 1)) throw new Refusal('badCursor')
  return at && String(at.sk)
}

export const cursorAt = (of: string, sk: string | undefined): string | undefined =>
  toCursor(of, sk ? { sk } : undefined)
