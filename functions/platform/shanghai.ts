/** Days as they are lived here: Asia/Shanghai, eight hours ahead of UTC the whole year, without summer time since 1991. */
import { DAY, HOUR } from '../../shared/lifecycle.ts'

/** In milliseconds. */
export const AHEAD = 8 * HOUR

/** The day of a moment (ISO 8601) here, as YYYY-MM-DD. */
export const dayIn = (moment: string): string =>
  new Date(Date.parse(moment) + AHEAD).toISOString().slice(0, 'YYYY-MM-DD'.length)

/** That many days after a day, both YYYY-MM-DD. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 'YYYY-MM-DD'.length)

/** The first millisecond of a day, as a moment. */
export const startOfDay = (day: string): string => new Date(Date.parse(day) - AHEAD).toISOString()

/** The last millisecond of a day, as a moment. */
export const endOfDay = (day: string): string => new Date(Date.parse(day) - AHEAD + DAY - 1).toISOString()
