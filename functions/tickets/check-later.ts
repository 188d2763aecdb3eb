/**
 * What is still to be checked of what somebody wrote to a public ticket: an item with a due row, as posts have one, so that a check
 * that could not be had, or that told nothing, is asked for again.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { CHECK_TIME } from '../../shared/channels/limits.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { pauseAfter } from '../channels/check.ts'
import { type StoredPhoto, storedPhoto } from '../photos/attach.ts'
import { epochSeconds, isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { dueKeys, keys } from '../platform/table.ts'
import type { HeldBack } from './hold-back.ts'

/** After that long it is for staff to look at; until then they may at any time. */
export const GIVEN_UP = DAY

const storedLater = z.object({
  ticket: z.string(),
  /** Words that could not be checked, and what the ticket calls them among what it waits for. */
  words: z.optional(z.string()),
  mark: z.optional(z.string()),
  photos: z.array(storedPhoto),
  /** When WeChat was asked about each photo last. */
  asked: z.record(z.string(), z.string()),
  tries: z.int(),
  since: z.string(),
  dueAt: z.optional(z.string()),
})
export type Later = z.infer<typeof storedLater>

/** Undefined for what has no due row: the note of a trace. */
export const parseLater = (item: Item | undefined): Later | undefined =>
  item?.tries === undefined ? undefined : z.parse(storedLater, item)

/** The item of what was written to a ticket at this time. */
export const laterOf = (ticket: string, now: number): string => `${ticket}.${now}`

/** The write that belongs into the transaction of what was written: none where nothing is left to be checked. */
export function checkLater(ticket: string, held: HeldBack, photos: readonly StoredPhoto[], now: number): Write[] {
  const id = laterOf(ticket, now)
  const own = photos.filter((photo) => held.awaits.includes(photo.id))
  if (!own.length && !held.later) return []
  const since = isoTime(now)
  const set = { ticket, ...held.later, photos: own, asked: {}, tries: 0, since, ...dueAfter(id, now, 1) }
  return [{ update: keys.check(id), changes: { set: { ...set, expiresAt: epochSeconds(now + 2 * GIVEN_UP) } } }]
}

/** When it is looked at next, after so many tries that did not find out everything. */
export const dueAfter = (id: string, now: number, tries: number) => dueKeys(id, isoTime(now + pauseAfter(tries)))

/**
 * That WeChat was asked about these photos. `rest`: all is asked now, and its results have their time (WeChat pushes them within
 * half an hour).
 */
export function askedWrite(id: string, photos: readonly string[], rest: boolean, now: number): Write {
  const asked = Object.fromEntries(photos.map((photo) => [`asked.${photo}`, isoTime(now)]))
  return {
    update: keys.check(id),
    changes: { set: { ...asked, ...(rest ? dueKeys(id, isoTime(now + CHECK_TIME)) : {}) } },
  }
}
