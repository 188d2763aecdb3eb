import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { ancestorAt } from '../../shared/areas/code.ts'
import { helpScopes } from '../../shared/help/kinds.ts'
import type { HelpParty } from '../../shared/help/lifecycle.ts'
import type { NearHelp } from '../../shared/help/request.ts'
import { hasBlocked } from '../channels/blocking.ts'
import { parseMarks } from '../channels/marks.ts'
import { readListing } from '../http/listing.ts'
import { operation } from '../http/operation.ts'
import type { Actor } from '../people/actor.ts'
import { keys } from '../platform/table.ts'
import { homeAt } from './open-help.ts'
import { distanceOf, homesOf, partiesOf } from './policy.ts'
import type { HelpPorts } from './ports.ts'
import { helpingIndex, isWaiting, offerCard, parseCard, type StoredCard, type StoredOffer, seenIndex } from './store.ts'
import { asOffererSees } from './turn-away.ts'
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
  reads: (_, actor) => ({ marks: keys.reading(actor) }),
  async run({ actor, query, found, now }, { table }: HelpPorts) {
    if (!homesOf(actor).length && query.building === undefined) return { items: [], home: false }
    const { building } = homeAt(actor, query.building)
    const areas = helpScopes.flatMap((scope) => ancestorAt(building, scope) ?? [])
    const listing = (index: 'byPublic' | 'byOwner', partition: string) => ({ index, partition, ascending: false })
    const [own, ...pages] = await Promise.all([
      readListing(table, listing('byOwner', helpingIndex(actor.id)), undefined, OWN),
      ...areas.map((area) => readListing(table, listing('byPublic', seenIndex(area)), undefined, NEWEST)),
    ])
    const offers = new Map(own.items.map((item) => offerRow.parse(item).card).map((offer) => [offer.id, offer]))
    const marks = parseMarks(found.marks)
    const items = pages
      .flatMap(({ items }) => items.map(parseCard))
      .filter((card) => query.kind === undefined || card.kind === query.kind)
      .filter((card) => isWithin(card, query.from, query.to) && Date.parse(card.until) > now)
      .map((card) => ({ card, near: nearOf(actor, building, card, offers.get(card.id)) }))
      .flatMap(({ card, near }) => (hasBlocked(marks, card.ownerId) ? near.filter(isPromised) : near))
    return { items: items.sort(nearestFirst), home: true }
  },
})

/** What one promised, or offered, to whom one blocked since. */
const isPromised = ({ parties }: NearHelp) => parties.includes('helper') || parties.includes('offerer')

const offerRow = z.object({ card: offerCard })
type Offered = Pick<StoredOffer, 'state' | 'at'>

function nearOf(actor: Actor, building: string, card: StoredCard, offered: Offered | undefined): NearHelp[] {
  const distance = distanceOf(building, card.place.area)
  const parties = standing(actor, card, offered)
  return distance && parties.length ? [{ ...asOffererSees(toCard(card), offered), distance, parties }] : []
}

/** Those who come are in the card; who waits to be accepted, or did not come, is in their own list. */
function standing(actor: Actor, card: StoredCard, offered: Offered | undefined): HelpParty[] {
  const parties = partiesOf(actor, { card, helpers: [] })
  if (parties.includes('asker')) return parties
  if (card.helperIds.includes(actor.id)) return ['helper']
  if (isWaiting(offered?.state)) return ['offerer']
  const over = offered?.state === 'noShow' || offered?.state === 'turnedAway'
  return over ? parties.filter((party) => party !== 'neighbour') : parties
}

const rank = (card: NearHelp) => helpScopes.indexOf(card.distance) * 2 + (card.urgency === 'urgent' ? 0 : 1)
const nearestFirst = (a: NearHelp, b: NearHelp) => rank(a) - rank(b) || (a.id < b.id ? 1 : -1)
