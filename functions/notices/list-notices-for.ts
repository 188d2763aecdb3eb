import { operation } from '../http/operation.ts'
import { cursorAt, distinct, feedsOf, placeIn, readFeeds } from './feed.ts'
import type { NoticePorts } from './ports.ts'
import { toCard } from './view.ts'

export const listNoticesFor = operation('listNoticesFor', {
  async run({ params, query }, { table }: NoticePorts) {
    const of = `notices for ${params.area}`
    const { all, more } = await readFeeds(table, feedsOf(params.area), placeIn(of, query.cursor), query.limit)
    const found = distinct(all)
    const shown = found.slice(0, query.limit)
    const cursor = more || found.length > shown.length ? cursorAt(of, shown.at(-1)?.sk) : undefined
    const items = shown.map(({ card }) => toCard(card))
    return cursor ? { items, cursor } : { items }
  },
})
