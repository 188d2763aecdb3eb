import { respondingRoles } from '../../shared/alerts/contract.ts'
import { isOpen } from '../../shared/alerts/lifecycle.ts'
import { levelOf } from '../../shared/areas/code.ts'
import { scopesOf } from '../../shared/roles/policy.ts'
import { readPage } from '../http/listing.ts'
import { operation } from '../http/operation.ts'
import type { Actor } from '../people/actor.ts'
import type { Table } from '../platform/dynamo.ts'
import { isQueueLevel, keys, queueIndex, queueOf } from '../platform/table.ts'
import { parsePointer } from './pointers.ts'
import { partiesOf } from './policy.ts'
import type { AlertPorts } from './ports.ts'
import { ownerIndex, parseAlert, parseCard, type StoredCard } from './store.ts'
import { toCard } from './view.ts'

/** Open ones are few; more than a page of them is a matter of the wall. */
const RINGING = 20

/**
 * Mine, newest first; with the first page what rings: the one that I raised or joined, and, to who answers, all that is open in
 * their scope.
 */
export const listMyAlerts = operation('listMyAlerts', {
  reads: (_, actor) => ({ own: keys.alerting(actor) }),
  async run({ actor, query, found, now }, { table }: AlertPorts) {
    const own = parsePointer(found.own)
    const listing = { index: 'byOwner' as const, partition: ownerIndex(actor.id), ascending: false }
    const first = query.cursor === undefined
    const [{ items, cursor }, scope, [mine]] = await Promise.all([
      readPage(table, listing, query),
      first ? openIn(table, actor) : [],
      table.read(first && own ? [keys.alert(own.alert)] : []),
    ])
    const open = [parseAlert(mine)?.card, ...scope].filter((card) => card !== undefined)
    const once = [...new Map(open.map((card) => [card.id, card])).values()].filter(({ state }) => isOpen(state))
    const shown = (card: StoredCard) => toCard(card, partiesOf(actor, card, undefined), actor.id, now)
    return { items: items.map(parseCard).map(shown), ringing: once.map(shown), ...(cursor ? { cursor } : {}) }
  },
})

async function openIn(table: Table, actor: Actor): Promise<StoredCard[]> {
  const areas = scopesOf(actor.roles, respondingRoles)
  const pages = await Promise.all(
    areas.map(async (area) => {
      const level = levelOf(area)
      if (!isQueueLevel(level)) return []
      const listing = { index: queueIndex(level), partition: queueOf('alert', area, 'open'), ascending: true }
      return (await readPage(table, listing, { limit: RINGING })).items
    }),
  )
  return pages.flat().map(parseCard)
}
