/** What a word on where it is makes of an alert: which place it is looked for at, and what remains of those before. Pure. */
import type { Where } from '../../shared/alerts/where.ts'
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
  const { elsewhere, spot: _, home, ...kept } = card
  // The address of its household, where it is known.
  const address = card.where === 'here' && !elsewhere ? home : card.household ? card.place : undefined
  if (where === 'home') {
    const back = at?.place ?? address ?? card.place
    const household = at?.household ?? card.household
    return {
      ...kept,
      where,
      place: back,
      ...(household ? { household } : {}),
      ...formerlyOf(card, back.area, household),
    }
  }
  const said = { where, ...(spot ? { spot } : {}) }
  if (at) {
    const { area } = at.place
    return { ...kept, ...said, place: at.place, ...(address ? { home: address } : {}), ...formerlyOf(card, area) }
  }
  const unknown = card.where === 'here' ? elsewhere : card.household !== undefined
  return { ...kept, ...said, ...(unknown ? { elsewhere: true } : {}), ...(home && !unknown ? { home } : {}) }
}

/** Whoever was told stands to it as before, also where it is none of their places any more. */
function formerlyOf({ place, household, formerly = [] }: StoredCard, area: string, next = household) {
  if (place.area === area && household === next) return formerly.length ? { formerly } : {}
  const before = { area: place.area, ...(household ? { household } : {}) }
  const others = formerly.filter((each) => each.area !== before.area || each.household !== before.household)
  return { formerly: [...others, before].slice(-FORMERLY_MAX) }
}
const FORMERLY_MAX = 10

/** Whether who goes there must go somewhere else than they were told. */
export const isElsewhere = (before: StoredCard, after: StoredCard): boolean =>
  before.place.area !== after.place.area ||
  before.household !== after.household ||
  before.elsewhere !== after.elsewhere ||
  (after.where === 'here' && (before.where !== 'here' || before.spot !== after.spot))

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
