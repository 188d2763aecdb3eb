/** The alerts of an area as they stand in its list, for whoever shows them together: the wall, an incident. */
import type { AlertCard } from '../../shared/alerts/alert.ts'
import { levelOf } from '../../shared/areas/code.ts'
import type { Actor } from '../people/actor.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { isQueueLevel, keys, queueIndex, queueOf } from '../platform/table.ts'
import { partiesOf } from './policy.ts'
import { parseAlert, parseCard, type StoredCard } from './store.ts'
import { toCard } from './view.ts'

export type ListedAlert = StoredCard

/** Behind every moment. */
const AFTER_ALL = '9'

/** Where the list of an area is; none for a city, a building, a household. */
function listOf(area: string, stage: 'open' | 'closed') {
  const level = levelOf(area)
  if (!isQueueLevel(level)) throw new Error(`There is no list of alerts of ${area}`)
  return { index: queueIndex(level), pk: { name: level, value: queueOf('alert', area, stage) } }
}

/** Those that are open, oldest first, and no more than `most` of them; `more`: there are others. */
export async function openIn(table: Table, area: string, most: number) {
  const open: ListedAlert[] = []
  let after: Item | undefined
  do {
    const page = await table.query({ ...listOf(area, 'open'), ascending: true, limit: most - open.length, after })
    open.push(...page.items.map(parseCard))
    after = page.last
  } while (after && open.length < most)
  return { open, more: after !== undefined }
}

/** Those that ended since a moment (ISO 8601): what it costs grows with what happened since, not with what ever did. */
export async function endedSince(table: Table, area: string, since: string): Promise<ListedAlert[]> {
  const between: [string, string] = [since, AFTER_ALL]
  const sk = { name: 'queueAt', between }
  const items = await queryAll(table, { ...listOf(area, 'closed'), sk, ascending: true })
  return items.map(parseCard)
}

/** These, as they are now, in their order; consistent, a request for each hundred. */
export async function alertsOf(table: Table, ids: readonly string[]): Promise<ListedAlert[]> {
  const items = await table.read(ids.map(keys.alert))
  return items.flatMap((item) => parseAlert(item)?.card ?? [])
}

/** An alert as somebody may see it in a list. `now`: milliseconds. */
export const cardFor = (actor: Actor, card: ListedAlert, now: number): AlertCard =>
  toCard(card, partiesOf(actor, card, undefined), actor.id, now)
