/** Months as they are lived here (2026-03), whatever the device's clock calls them. Pure. */
import { dayOf } from './day.ts'

/** The month of a moment (milliseconds). */
export const monthOf = (now: number): string => dayOf(now).slice(0, '2026-03'.length)

/** So many months after one. */
export function monthBeside(month: string, months: number): string {
  const [year = 0, of = 1] = month.split('-').map(Number)
  const count = year * 12 + of - 1 + months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}

export const monthWords = (month: string): string => month.replace(/^(\d+)-0?(\d+)$/, '$1年$2月')
