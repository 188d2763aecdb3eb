import { covers } from '../../shared/areas/code.ts'
import type { FeedItem } from '../../shared/notices/notice.ts'
import { operation } from '../http/operation.ts'
import type { Actor } from '../people/actor.ts'
import type { Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { cursorAt, distinct, feedsOf, placeIn, readFeeds } from './feed.ts'
import { mineOf, reachedKeys, readMarks } from './mine.ts'
import { openedBy } from './noticed.ts'
import type { NoticePorts } from './ports.ts'
import { toFeedItem } from './view.ts'

/** What presses and what is unread is counted among so many of the newest. */
const WINDOW = 50

/**
 * The feeds of all homes, verified or not, merged: a query for each area that a home lies in, and one read of what my
 * households confirmed, however many live there and however many notices there are.
 */
export const listMyNotices = operation('listMyNotices', {
  reads: (_, actor) => ({ noticed: keys.noticed(actor) }),
  async run({ actor, query, found }, { table }: NoticePorts) {
    const of = `notices of ${actor.id}`
    const after = placeIn(of, query.cursor)
    const limit = after === undefined ? WINDOW : query.limit
    const areas = actor.homes.flatMap(({ building }) => feedsOf(building))
    const { all, more } = await readFeeds(table, areas, after, limit)
    const window = distinct(all).slice(0, limit)
    const shown = await toItems(table, actor, window, new Set(openedBy(found.noticed)))
    const items = shown.slice(0, query.limit)
    const cut = shown.length > items.length || all.length > window.length || more
    const cursor = cut ? cursorAt(of, window[items.length - 1]?.sk) : undefined
    const first =
      after === undefined
        ? { pressing: shown.filter(({ presses }) => presses), unread: shown.filter(isUnread).length }
        : {}
    return { items, ...first, ...(cursor ? { cursor } : {}) }
  },
})

const isUnread = ({ opened, state }: FeedItem) => state === 'published' && !opened

async function toItems(
  table: Table,
  actor: Actor,
  window: ReturnType<typeof distinct>,
  opened: ReadonlySet<string>,
): Promise<FeedItem[]> {
  const asked = window.map(({ card, areas }) => {
    const homes = actor.homes.filter((home) => home.verified && areas.some((area) => covers(area, home.building)))
    return { card, wanted: reachedKeys(card, homes) }
  })
  const marks = await readMarks(
    table,
    asked.flatMap(({ wanted }) => wanted),
  )
  let read = 0
  return asked.map(({ card, wanted }) => {
    const own = marks.slice(read, read + wanted.length)
    read += wanted.length
    return toFeedItem(card, mineOf(card, opened.has(card.id), own))
  })
}
