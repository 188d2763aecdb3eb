/** The alerts that this phone has not sent yet, as it keeps them: one of each person who pressed. */
import '../../../../shared/zod.ts'
import * as z from 'zod/mini'
import { raised } from '../../../../shared/alerts/alert.ts'
import { MINUTE } from '../../../../shared/lifecycle.ts'
import { keep, readKept } from '../../platform/kept.ts'
import type { Storage } from '../../platform/storage.ts'

const KEPT = 'raising'
/** What is older when the app begins to try it is asked about first: it may be over. */
export const OLD = 30 * MINUTE

const unsent = z.object({
  /** The idempotency key, made at the press. */
  key: z.string(),
  /** Whose it is; none if nobody was signed in when it was pressed. */
  person: z.optional(z.string()),
  body: raised,
  /** When it was pressed, by this device's clock as it was then. */
  at: z.number(),
  /** Milliseconds for which it has been tried, counted by the rounds themselves: a clock may be put right in the middle. */
  waited: z._default(z.number(), 0),
  /** When the last round was, by this device's clock. */
  roundAt: z.optional(z.number()),
  /** Whether a try has failed, or has got no answer in time. */
  tried: z.boolean(),
  /** Why the last try failed. */
  why: z.optional(z.string()),
})
export type Unsent = z.output<typeof unsent>

/** Milliseconds since the press: for as long as the app ran by its own rounds, since then by the clock. */
export const ageOf = ({ at, waited, roundAt = at }: Unsent, now: number): number => waited + Math.max(0, now - roundAt)

export const isOld = (each: Unsent, now: number): boolean => ageOf(each, now) > OLD

/** Those that are kept. An older app kept one alone; one that can't be read takes no other with it. */
export function readUnsent(storage: Storage): readonly Unsent[] {
  const kept = readKept(storage, KEPT, z.unknown())
  return (Array.isArray(kept) ? kept : [kept]).flatMap((each) => {
    const read = z.safeParse(unsent, each)
    return read.success ? [read.data] : []
  })
}

export function keepUnsent(storage: Storage, all: readonly Unsent[]) {
  if (all.length > 0) keep(storage, KEPT, all)
  else storage.remove(KEPT)
}
