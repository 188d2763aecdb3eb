/** Who goes to an alert, when they said to be there, and who is left when one of them leaves. Pure. */
import { HOLDERS_MAX } from '../../shared/alerts/alert.ts'
import { type AlertFacts, type AlertParty, AWAITED_MOST, GRACE } from '../../shared/alerts/lifecycle.ts'
import { Refusal } from '../../shared/errors.ts'
import { MINUTE } from '../../shared/lifecycle.ts'
import type { Mover } from '../cases/case.ts'
import { isoTime } from '../platform/clock.ts'
import type { StoredCard, StoredHolder } from './store.ts'

/** Who goes, and when they said to be there; each once. `eta`: minutes; `title`: as what they go. Throws `limitReached`. */
export function holdersAfter(
  holders: readonly StoredHolder[],
  move: 'acknowledge' | 'joinIn' | 'delay' | 'arrive',
  { personId, name }: Mover<AlertParty>,
  { eta, title = '' }: { eta?: number; title?: string },
  now: string,
): StoredHolder[] {
  if (!personId) throw new Error('Nobody goes who is nobody')
  const before = holders.find(({ person }) => person === personId)
  const said = eta === undefined ? now : isoTime(Date.parse(now) + eta * MINUTE)
  // Who goes already says another time by `delay`, which moves the clock with it.
  const due = before && move !== 'delay' ? before.due : said
  const later = before && due > before.due ? { firstDue: firstDueOf(before), putOff: (before.putOff ?? 0) + 1 } : {}
  const own: StoredHolder = {
    ...(before ?? { person: personId, name, title, goingAt: now }),
    due,
    ...later,
    ...(move === 'arrive' ? { arrivedAt: now } : {}),
  }
  if (!before && holders.length >= HOLDERS_MAX) throw new Refusal('limitReached')
  return before ? holders.map((each) => (each === before ? own : each)) : [...holders, own]
}

const firstDueOf = ({ due, firstDue = due }: StoredHolder): string => firstDue

/**
 * Whether others are to be told as well, now that somebody says to be there in so many minutes: it is the second time that they put it
 * off, or they would be waited for longer than anybody is.
 */
export function isPutOff(holders: readonly StoredHolder[], person: string, eta: number, now: string): boolean {
  const before = holders.find((each) => each.person === person)
  const due = Date.parse(now) + eta * MINUTE
  if (!before || due <= Date.parse(before.due)) return false
  return (before.putOff ?? 0) > 0 || due + GRACE > Date.parse(firstDueOf(before)) + AWAITED_MOST
}

/** Whether who presses again waits for somebody: nobody goes, or all who do are past the time that they said first. */
export const isAwaiting = ({ state, holders }: Pick<StoredCard, 'state' | 'holders'>, now: number): boolean =>
  state === 'raised' || (state === 'going' && holders.every((each) => Date.parse(firstDueOf(each)) < now))

/** The moves by which somebody goes no more. */
export type Leaving = 'handOver' | 'overdue' | 'release'

/**
 * Who is left: of `handOver`, all but who hands over, and nobody where that is said by somebody who does not go; of `overdue`, who
 * has time yet; of `release`, nobody. Where one of them is there, the others are no less welcome for being late.
 */
export function holdersLeft(
  holders: readonly StoredHolder[],
  move: Leaving,
  { personId }: Pick<Mover<AlertParty>, 'personId'>,
  now: string,
): StoredHolder[] {
  const goes = holders.some(({ person }) => person === personId)
  if (move === 'release' || (move === 'handOver' && !goes)) return []
  const others = holders.filter(({ person }) => move === 'overdue' || person !== personId)
  return others.some(({ arrivedAt }) => arrivedAt) ? others : others.filter((each) => isInTime(each, now))
}

const isInTime = ({ due }: StoredHolder, now: string): boolean => Date.parse(due) + GRACE > Date.parse(now)

/** How it stands by those who go. */
export const answeredBy = (holders: readonly StoredHolder[]): AlertFacts['answered'] =>
  holders.some(({ arrivedAt }) => arrivedAt) ? 'arrived' : holders.length ? 'going' : 'raised'

/** Milliseconds until the first of them is there; less than nothing for who is late, and no longer ago than they are granted. */
export const etaOf = (holders: readonly StoredHolder[], now: string): number =>
  Math.max(-GRACE, Math.min(...holders.map(({ due }) => Date.parse(due))) - Date.parse(now))
