/** Months as they are lived here. */
import { dayIn } from '../platform/shanghai.ts'

/** The month of a moment (ISO 8601) in Shanghai, as YYYY-MM. */
export const monthIn = (moment: string): string => dayIn(moment).slice(0, 'YYYY-MM'.length)

/** What somebody served in a month stands in their balance by these names: minutes, and how many services. */
export const servedIn = (month: string) => `served_${month.replace('-', '')}`
export const timesIn = (month: string) => `times_${month.replace('-', '')}`
