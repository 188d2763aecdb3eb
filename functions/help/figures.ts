/** What became of requests, in numbers that add up. Pure. */
import { ancestorAt, levelOf, levels } from '../../shared/areas/code.ts'
import type { HelpFigures } from '../../shared/help/figures.ts'
import { type HelpKind, helpKinds } from '../../shared/help/kinds.ts'
import { isGoing } from '../../shared/help/lifecycle.ts'
import { MINUTE } from '../../shared/lifecycle.ts'
import type { StoredCard } from './store.ts'

type Counted = Pick<StoredCard, 'kind' | 'state' | 'accepted' | 'minutes' | 'openedAt' | 'firstOfferAt' | 'place'>

function sumOf(cards: readonly Counted[]): HelpFigures {
  const met = cards.filter(({ state }) => state === 'done')
  const going = cards.filter(({ state }) => isGoing(state)).length
  const waited = cards
    .flatMap(({ openedAt, firstOfferAt }) => (firstOfferAt ? [Date.parse(firstOfferAt) - Date.parse(openedAt)] : []))
    .sort((a, b) => a - b)
  const middle = waited[Math.floor((waited.length - 1) / 2)]
  return {
    asked: cards.length,
    met: met.length,
    going,
    unmet: cards.length - met.length - going,
    helpers: met.reduce((sum, { accepted }) => sum + accepted, 0),
    minutes: met.reduce((sum, { minutes = 0 }) => sum + minutes, 0),
    ...(middle === undefined ? {} : { firstOffer: Math.round(middle / MINUTE) }),
  }
}

/** The whole, by kind, and by the areas right under this one; only those in which something was asked. */
export function figuresOf(cards: readonly Counted[], area: string) {
  const level = levelOf(area)
  const below = level && levels[levels.indexOf(level) + 1]
  const within = (card: Counted) => (below && ancestorAt(card.place.area, below)) ?? area
  const areas = [...new Set(cards.map(within))].sort()
  const ofKind = (kind: HelpKind) => cards.filter((card) => card.kind === kind)
  return {
    total: sumOf(cards),
    kinds: helpKinds.filter((kind) => ofKind(kind).length).map((kind) => ({ kind, figures: sumOf(ofKind(kind)) })),
    areas: areas.map((each) => ({ area: each, figures: sumOf(cards.filter((card) => within(card) === each)) })),
  }
}
