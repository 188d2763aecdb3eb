/** Months as they are lived here, YYYY-MM. */
import { dayIn } from '../platform/shanghai.ts'

const MONTH = 'YYYY-MM'.length

/** The month of a moment (ISO 8601) in Shanghai. */
export const monthIn = (moment: string): string => dayIn(moment).slice(0, MONTH)

/** That many months after a month; before it where they are less than none. */
export function addMonths(month: string, months: number): string {
  const [year, number] = month.split('-').map(Number)
  return new Date(Date.UTC(year ?? 0, (number ?? 1) - 1 + months)).toISOString().slice(0, MONTH)
}

/** From one month to another, both included; none where the last comes before the first. */
export function monthsFrom(first: string, last: string): string[] {
  const all: string[] = []
  for (let month = first; month <= last; month = addMonths(month, 1)) all.push(month)
  return all
}

/** What somebody served in a month stands in their balance by these names: minutes, and how many services. */
export const servedIn = (month: string) => `served_${month.replace('-', '')}`
export const timesIn = (month: string) => `times_${month.replace('-', '')}`
