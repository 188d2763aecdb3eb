/** Talks in the table: one row a person, with them, listed by the area of the alert that asked for it; forgotten when that is old. */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
import { REMEMBERED, talk } from '../../../shared/alerts/misuse.ts'
import { moment } from '../../../shared/zod.ts'
import { epochSeconds } from '../../platform/clock.ts'
import type { Item, Write } from '../../platform/dynamo.ts'
import { keys, queueKeys } from '../../platform/table.ts'
import type { StoredCard } from '../store.ts'

const storedTalk = z.object({
  card: talk,
  /** When it was had, and what was said. */
  hadAt: z.optional(moment()),
  text: z.optional(z.string()),
  expiresAt: z.number(),
})
export type StoredTalk = z.infer<typeof storedTalk>

/** Undefined where there is none, or where it is forgotten. */
export function parseTalk(item: Item | undefined, now: number): StoredTalk | undefined {
  const kept = item && z.parse(storedTalk, item)
  return kept && kept.expiresAt > epochSeconds(now) ? kept : undefined
}

const written = (person: string, kept: StoredTalk): Write => ({
  put: {
    ...keys.talk(person),
    ...kept,
    ...queueKeys('talk', kept.card.area, kept.hadAt ? 'closed' : 'open', kept.card.at),
  },
})

/** `at`: ISO 8601. */
export const talkWrite = (
  { id, place, raiserName }: StoredCard,
  person: string,
  falseAlarms: number,
  at: string,
): Write =>
  written(person, {
    card: { alert: id, name: raiserName, area: place.area, place: place.name, falseAlarms, at },
    expiresAt: epochSeconds(Date.parse(at) + REMEMBERED),
  })

export const hadWrite = (person: string, open: StoredTalk, text: string, hadAt: string): Write =>
  written(person, { ...open, hadAt, text })
