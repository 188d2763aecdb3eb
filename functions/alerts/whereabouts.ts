/** What a word on where it is makes of an alert: which place it is looked for at, and what remains of those before. Pure. */
import { addressWords, type Where } from '../../shared/alerts/where.ts'
import type { Located } from './place.ts'
import type { StoredCard } from './store.ts'

export interface SaidWhere {
  where: Where
  spot?: string | undefined
  /** Where that is, as far as it is known: the home that is meant, or what a code there says. */
  at?: Located | undefined
}

/** The card as it is then. */
export function placedBy(card: StoredCard, { where, spot, at }: SaidWhere): StoredCard {
  const { elsewhere, spot: _, home, code, ...kept } = card
  // The address of its household, where it is known.
  const away = card.where === 'here' && !elsewhere
  const address = home ?? (card.household && !away ? card.place : undefined)
  if (where === 'home') {
    const back = at?.place ?? address ?? card.place
    const household = at?.household ?? card.household
    const lives = household ? { household } : {}
    if (isKept(card, back.area)) {
      const said = { where, elsewhere: true as const, spot: addressWords(back), home: back }
      return { ...kept, ...lives, ...said, ...alsoAt(card, back.area, household) }
    }
    return { ...kept, ...lives, where, place: back, ...formerlyOf(card, back.area, household) }
  }
  const known = at?.place ?? code
  if (known && isKept(card, known.area)) {
    const own = spot === undefined && code?.area === known.area ? card.spot : undefined
    const said = { where, elsewhere: true as const, spot: own ?? [addressWords(known), spot].filter(Boolean).join(' ') }
    const from = address ? { home: address } : {}
    return { ...kept, ...said, ...from, code: known, ...alsoAt(card, known.area, card.household) }
  }
  // What was said in words holds as long as it is the same place.
  const same = card.where === 'here' && (!at || at.place.area === (code ?? card.place).area)
  const words = spot ?? (same ? card.spot : undefined)
  const said = { where, ...(words ? { spot: words } : {}) }
  if (at) {
    const { area } = at.place
    return { ...kept, ...said, place: at.place, ...(address ? { home: address } : {}), ...formerlyOf(card, area) }
  }
  const unknown = card.where === 'here' ? elsewhere : card.household !== undefined
  return { ...kept, ...said, ...(unknown ? { elsewhere: true } : {}), ...(home ? { home } : {}) }
}

/**
 * Whether it stays where it is though it is said to be there: who pressed beside and was not looked after yet is there still, and
 * has no other alert than this one.
 */
const isKept = ({ place, witnesses }: StoredCard, area: string): boolean =>
  area !== place.area && witnesses.some(({ accountedAt }) => !accountedAt)

/** Whoever is told there stands to it like those of its place. */
function alsoAt({ formerly = [] }: StoredCard, area: string, household: string | undefined) {
  const also = { area, ...(household ? { household } : {}) }
  const others = formerly.filter((each) => each.area !== also.area || each.household !== also.household)
  return { formerly: [...others, also].slice(-FORMERLY_MAX) }
}

/** Whoever was told stands to it as before, also where it is none of their places any more. */
function formerlyOf(card: StoredCard, area: string, next = card.household) {
  const { place, household, formerly = [] } = card
  if (place.area === area && household === next) return formerly.length ? { formerly } : {}
  return alsoAt(card, place.area, household)
}
const FORMERLY_MAX = 10

/** Whether who goes there must go somewhere else than they were told. */
export const isElsewhere = (before: StoredCard, after: StoredCard): boolean =>
  before.place.area !== after.place.area ||
  before.household !== after.household ||
  before.elsewhere !== after.elsewhere ||
  (before.where === 'here') !== (after.where === 'here') ||
  (after.where === 'here' && before.spot !== after.spot)

/** Where it is said to be, also while it stays with who pressed beside; that of its people who are told. */
export const saidArea = ({ place, where, elsewhere, home, code }: StoredCard): string =>
  (elsewhere ? (where === 'home' ? home : code) : undefined)?.area ?? place.area

/** For who is told outside of here: at home that is the address, also while it stays with who pressed beside. */
export const aloudOf = <C extends Pick<StoredCard, 'place' | 'where' | 'elsewhere' | 'home'>>(card: C): C =>
  card.where === 'home' && card.elsewhere && card.home ? { ...card, place: card.home } : card

/** The areas in which somebody may answer it: where it is, and where it was taken to be. */
export const areasOf = ({ place, formerly = [] }: Pick<StoredCard, 'place' | 'formerly'>): string[] => [
  ...new Set([place.area, ...formerly.map(({ area }) => area)]),
]

/** The households that it is, or was taken to be about. */
export const householdsOf = ({ household, formerly = [] }: Pick<StoredCard, 'household' | 'formerly'>): string[] =>
  [household, ...formerly.map((each) => each.household)].flatMap((each) => each ?? [])

/** Whether an alert at this place is one at that place too: one of somebody who is away from it is not. */
export const isAt = ({ place, elsewhere }: Pick<StoredCard, 'place' | 'elsewhere'>, area: string): boolean =>
  place.area === area && !elsewhere
