/** What became of wishes, and how many posts were held, by month. Pure. */
import { DAY } from '../../shared/lifecycle.ts'
import type { MonthFigures } from '../../shared/wishes/wish.ts'
import { monthIn } from '../hours/month.ts'
import type { StoredHoldingCard } from './post-store.ts'
import type { StoredWishCard } from './store.ts'

/** So many months up to one (YYYY-MM), the earliest first. */
export function monthsTo(last: string, count: number): string[] {
  const [year = 0, month = 1] = last.split('-').map(Number)
  return Array.from({ length: count }, (_, i) =>
    new Date(Date.UTC(year, month - count + i, 1)).toISOString().slice(0, 'YYYY-MM'.length),
  )
}

type Wish = Pick<StoredWishCard, 'state' | 'enteredAt' | 'claimedAt' | 'endedAt'>
type Holding = Pick<StoredHoldingCard, 'from' | 'endedAt'>

export function figuresOf(
  months: readonly string[],
  wishes: readonly Wish[],
  holdings: readonly Holding[],
  now: string,
): MonthFigures[] {
  return months.map((month) => {
    const entered = wishes.filter(({ enteredAt }) => monthIn(enteredAt) === month)
    const confirmed = entered.filter(({ state }) => state === 'confirmed')
    const days = median(
      confirmed.map(({ enteredAt, endedAt }) => (Date.parse(endedAt ?? now) - Date.parse(enteredAt)) / DAY),
    )
    const held = holdings.filter(
      ({ from, endedAt }) => from && monthIn(from) <= month && month <= monthIn(endedAt ?? now),
    )
    return {
      month,
      entered: entered.length,
      claimed: entered.filter(({ claimedAt }) => claimedAt).length,
      confirmed: confirmed.length,
      ...(days === undefined ? {} : { medianDays: Math.round(days * 10) / 10 }),
      posts: held.length,
    }
  })
}

function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[middle - 1], sorted[middle]]
  if (high === undefined) return undefined
  return sorted.length % 2 || low === undefined ? high : (low + high) / 2
}
