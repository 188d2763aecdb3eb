/** What was said aloud about an alert: a row each beside it, so that it is found by who said it, and goes with them. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import type { AlertVoice } from '../../shared/alerts/alert.ts'
import { alertVoice } from '../../shared/alerts/alert.ts'
import { personId } from '../../shared/people/person.ts'
import type { ObjectUrls } from '../photos/urls.ts'
import { attachVoices, letVoiceGo, type StoredVoice, storedVoice } from '../photos/voices/attach.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { queryAll } from '../platform/query-all.ts'
import { type Key, keys } from '../platform/table.ts'
import type { StoredEntry } from './store.ts'

const storedRow = z.extend(z.omit(alertVoice, { url: true, mine: true }), {
  ...storedVoice.shape,
  person: z.optional(personId),
})
export type VoiceRow = z.infer<typeof storedRow>

const row = (alert: string, voice: VoiceRow): Item & Key => ({ ...keys.voiceIn(alert, voice.id), ...voice })

/** The writes that keep what was said aloud with a move. */
export const voiceWrites = (alert: string, voices: readonly StoredVoice[], { by, at }: StoredEntry): Write[] => [
  ...attachVoices(voices, alert),
  ...voices.map((voice): Write => {
    const { personId: person, ...who } = by
    return { put: row(alert, { ...voice, at, by: who, ...(person ? { person } : {}) }), when: isNew }
  }),
]

/** The oldest first. */
export async function voicesOf(table: Table, alert: string): Promise<VoiceRow[]> {
  const pk = { name: 'pk', value: keys.alert(alert).pk }
  const items = await queryAll(table, { pk, sk: { name: 'sk', beginsWith: 'VOICE#' }, ascending: true })
  return items.map((item) => z.parse(storedRow, item))
}

export const shownVoices = (rows: readonly VoiceRow[], viewer: string, url: ObjectUrls): Promise<AlertVoice[]> =>
  Promise.all(rows.map(async ({ key, person, ...said }) => ({ ...said, mine: person === viewer, url: await url(key) })))

/** Forgets what somebody said aloud; the sweep deletes it. `now`: ISO 8601. */
export async function forgetVoicesIn(table: Table, alert: string, person: string, now: string): Promise<Write[][]> {
  const own = (await voicesOf(table, alert)).filter((each) => each.person === person)
  return own.map((voice) => [{ remove: keys.voiceIn(alert, voice.id) }, letVoiceGo(voice, now)])
}
