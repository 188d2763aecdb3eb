/** When it is too early for what is said of a request that has a time. Pure. */
import type { HelpTimes } from './lifecycle.ts'
import { REMIND_BEFORE } from './limits.ts'

/** From when one sets out for a request with a time: they are reminded then. ISO 8601. */
export const comesFrom = (at: string): string => new Date(Date.parse(at) - REMIND_BEFORE).toISOString()

/** `now` in milliseconds. Where no time was said it is never too early. */
export const timesOf = ({ at }: { at?: string | undefined }, now: number): HelpTimes => ({
  early: at !== undefined && now < Date.parse(comesFrom(at)),
  ahead: at !== undefined && now < Date.parse(at),
})
