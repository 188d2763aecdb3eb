/** When it is quiet with a person: the hours that they chose, in Shanghai. */
import type { QuietHours } from '../../shared/channels/reading.ts'
import { DAY, HOUR, MINUTE } from '../../shared/lifecycle.ts'
import { isoTime } from '../platform/clock.ts'
import { dayIn, startOfDay } from '../platform/shanghai.ts'

/** Until when (milliseconds) it is quiet at that moment; undefined where it is not. */
export function quietUntil(quiet: QuietHours | undefined, now: number): number | undefined {
  if (!quiet) return undefined
  const midnight = Date.parse(startOfDay(dayIn(isoTime(now))))
  const [from, to] = [midnight + ofDay(quiet.from), midnight + ofDay(quiet.to)]
  if (from <= to) return from <= now && now < to ? to : undefined
  if (now < to) return to
  return from <= now ? to + DAY : undefined
}

/** Milliseconds since midnight, of `HH:MM`. */
const ofDay = (time: string): number => Number(time.slice(0, 2)) * HOUR + Number(time.slice(3)) * MINUTE
