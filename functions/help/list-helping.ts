import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { readPage } from '../http/listing.ts'
import { operation } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { distanceFor, partiesOf } from './policy.ts'
import type { HelpPorts } from './ports.ts'
import { helpingIndex, parseHelp, parseOffer } from './store.ts'
import { asOffererSees } from './turn-away.ts'
import { toCard } from './view.ts'

const row = z.object({ card: z.object({ id: z.string() }) })

/** Where one was not accepted, or came no more, it is still there while one may know of it; not where others came before. */
export const listHelping = operation('listHelping', {
  async run({ actor, query }, { table }: HelpPorts) {
    const listing = { index: 'byOwner' as const, partition: helpingIndex(actor.id), ascending: false }
    const page = await readPage(table, listing, query)
    const ids = page.items.map((item) => z.parse(row, item).card.id)
    const found = await table.read(ids.flatMap((id) => [keys.help(id), keys.helpOffer(id, actor.id)]))
    const items = ids.flatMap((_, i) => {
      const [help, offer] = [parseHelp(found[2 * i]), parseOffer(found[2 * i + 1])]
      const parties = help ? partiesOf(actor, help, offer) : []
      if (!help || !parties.length || offer?.state === 'turnedAway') return []
      const card = asOffererSees(toCard(help.card), offer)
      return [{ ...card, distance: distanceFor(actor, help.card.place.area) ?? ('community' as const), parties }]
    })
    return { items, ...(page.cursor ? { cursor: page.cursor } : {}) }
  },
})
