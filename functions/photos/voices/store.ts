/** Voices in the table: who asked to send one, what was found when it was looked at, and what it is attached to. */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
import { personId } from '../../../shared/people/person.ts'
import { voiceId, voiceSeconds, voiceTypes } from '../../../shared/photos/voices.ts'
import { isoTime } from '../../platform/clock.ts'
import type { Item } from '../../platform/dynamo.ts'
import { dueKeys, type Key, keys } from '../../platform/table.ts'
import { UNATTACHED } from '../unattached.ts'

const storedRecord = z.object({
  id: voiceId,
  person: personId,
  seconds: voiceSeconds,
  /** The key of its object, chosen before there is one. */
  key: z.string(),
  /** What its bytes say that it is, once it was looked at. */
  sound: z.optional(z.enum(voiceTypes)),
  attachedTo: z.optional(z.string()),
  /** Set when it is being forgotten: it can't be looked at or attached any more. */
  forgotten: z.optional(z.literal(true)),
})
export type VoiceRecord = z.infer<typeof storedRecord>

export const parseVoice = (item: Item | undefined): VoiceRecord | undefined => item && z.parse(storedRecord, item)

/** One that is attached to nothing within a day is due, and the sweep deletes what there is of it. */
export const voiceItem = (voice: VoiceRecord, now: number): Item & Key => ({
  ...keys.voice(voice.id),
  ...voice,
  ...dueKeys(voice.id, isoTime(now + UNATTACHED)),
})
