import { ancestorAt } from '../../shared/areas/code.ts'
import { helpScopes } from '../../shared/help/kinds.ts'
import type { NearHelp } from '../../shared/help/request.ts'
import { readListing } from '../http/listing.ts'
import { operation } from '../http/operation.ts'
import type { Actor } from '../people/actor.ts'
import { homeAt } from './open-help.ts'
import { distanceOf, homesOf, partiesOf } from './policy.ts'
import type { HelpPorts } from './ports.ts'
import { helpingIndex, parseCard, type StoredCard, seenIndex } from './store.ts'
import { toCard } from './view.ts'

/** Of each of building, grid and community; and of one's own offers, to tell which one answered already. */
const NEWEST = 100
const OWN = 50

/** Whether it is wanted in that time: what has no time of its own is there until its end. */
function isWithin({ at, until }: StoredCard, from: string | undefined, to: string | undefined): boolean {
  const begins = at ?? ''
  return (from === undefined || until >= from) && (to === undefined || begins <= to)
}

/** By three queries, one for each of the areas in which somebody sees requests: however many there are elsewhere. */
export const listNearHelp = operation('listNearHelp', {
  async run({ actor, query, now }, { table }: HelpPorts) {
    if (!homesOf(actor).length && query.building === undefined) return { items: [], home: false }
    const { building } = homeAt(actor, query.building)
    const areas = helpScopes.flatMap((scope) => ancestorAt(building, scope) ?? [])
    const listing = (index: 'byPublic' | 'byOwner', partition: string) => ({ index, partition, ascending: false })
    const [own, ...pages] = await Promise.all([
      readListing(table, listing('byOwner', helpingIndex(actor.id)), undefined, OWN),
      ...areas.map((area) => readListing(table, listing('byPublic', seenIndex(area)), undefined, NEWEST)),
    ])
    const offered = new Set(own.items.map(({ pk }) => pk))
    const cards = pages.flatMap(({ items }) =>
      items.map((item) => ({ card: parseCard(item), offered: offered.has(item.pk) })),
    )
    const items = cards
      .filter(({ card }) => query.kind === undefined || card.kind === query.kind)
      .filter(({ card }) => isWithin(card, query.from, query.to) && Date.parse(card.until) > now)
      .flatMap(({ card, offered }) => nearOf(actor, building, card, offered))
    return { items: items.sort(nearestFirst), home: true }
  },
})

function nearOf(actor: Actor, building: string, card: StoredCard, offered: boolean): NearHelp[] {
  const distance = distanceOf(building, card.place.area)
  const comes = card.helperIds.includes(actor.id)
  const parties = partiesOf(actor, { card, helpers: [] })
  // Those who come are in the card; who waits to be accepted is in their own list.
  const own = comes ? (['helper'] as const) : offered && parties[0] !== 'asker' ? (['offerer'] as const) : parties
  return distance && own.length ? [{ ...toCard(card), distance, parties: [...own] }] : []
}

const rank = (card: NearHelp) => helpScopes.indexOf(card.distance) * 2 + (card.urgency === 'urgent' ? 0 : 1)
const nearestFirst = (a: NearHelp, b: NearHelp) => rank(a) - rank(b) || (a.id < b.id ? 1 : -1)
