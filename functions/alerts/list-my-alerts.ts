import { respondingRoles } from '../../shared/alerts/contract.ts'
import { isOpen } from '../../shared/alerts/lifecycle.ts'
import { levelOf } from '../../shared/areas/code.ts'
import { scopesOf } from '../../shared/roles/policy.ts'
import { readPage } from '../http/listing.ts'
import { operation } from '../http/operation.ts'
import type { Actor } from '../people/actor.ts'
import type { Table } from '../platform/dynamo.ts'
import { isQueueLevel, keys, queueIndex, queueOf } from '../platform/table.ts'
import { toldOwner } from './owned.ts'
import { type Pointer, parsePointer } from './pointers.ts'
import { partiesOf } from './policy.ts'
import type { AlertPorts } from './ports.ts'
import { ownerIndex, parseAlert, parseCard, type StoredCard } from './store.ts'
import { parseTold, type StoredTold } from './told.ts'
import { toCard } from './view.ts'

/** Open ones are few; more than a page of them is a matter of the wall. */
const RINGING = 20
/** The last that somebody was told of; of each the alert and their row, in one request of a hundred keys. */
const TOLD = 40

/**
 * Mine, newest first; with the first page what rings: the one that I raised or joined, those that I was told of, wherever I serve
 * or live, and, to who answers, all that is open in their scope.
 */
export const listMyAlerts = operation('listMyAlerts', {
  reads: (_, actor) => ({ own: keys.alerting(actor) }),
  async run({ actor, query, found, now }, { table }: AlertPorts) {
    const own = parsePointer(found.own)
    const listing = { index: 'byOwner' as const, partition: ownerIndex(actor.id), ascending: false }
    const first = query.cursor === undefined
    const [{ items, cursor }, scope, near] = await Promise.all([
      readPage(table, listing, query),
      first ? openIn(table, actor) : [],
      first ? nearMe(table, actor, own) : [],
    ])
    const shown = (card: StoredCard, told?: StoredTold) => ({
      ...toCard(card, partiesOf(actor, card, told), actor.id, now, told?.beside),
      ...(told?.as === 'responder' ? { rung: told.rung } : {}),
    })
    const open = [...scope.map((card) => shown(card)), ...near.map(({ card, told }) => shown(card, told))]
    const ringing = [...new Map(open.map((card) => [card.id, card])).values()].filter(
      ({ state, parties }) => isOpen(state) && parties.length > 0,
    )
    return { items: items.map(parseCard).map((card) => shown(card)), ringing, ...(cursor ? { cursor } : {}) }
  },
})

/**
 * The one that I raised or joined, the last of each building where I verifiably live, and the last that I was told of, on whichever
 * duty: each with my having been told. By key; the list of what one was told of lags behind by moments, the pointers don't.
 */
async function nearMe(table: Table, { id, homes }: Actor, own: Pointer | undefined) {
  const buildings = [...new Set(homes.filter(({ verified }) => verified).map(({ building }) => building))]
  const listing = { index: 'byOwner' as const, partition: toldOwner(id), ascending: false }
  const [there, { items: rows }] = await Promise.all([
    table.read(buildings.map(keys.alertingAt)),
    readPage(table, listing, { limit: TOLD }),
  ])
  const pointed = [own, ...there.map(parsePointer)].flatMap((pointer) => pointer?.alert ?? [])
  const ids = [...new Set([...pointed, ...rows.map(({ pk }) => String(pk).slice('ALERT#'.length))])]
  const items = await table.read(ids.flatMap((alert) => [keys.alert(alert), keys.told(alert, id)]))
  return ids.flatMap((_, i) => {
    const alert = parseAlert(items[2 * i])
    return alert ? [{ card: alert.card, told: parseTold(items[2 * i + 1]) }] : []
  })
}

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
