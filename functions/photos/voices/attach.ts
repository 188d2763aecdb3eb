/** Voices for other capabilities: which of them may be attached, the claims that attach each just once, and let it go. */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
import { Refusal } from '../../../shared/errors.ts'
import { sentVoice } from '../../../shared/photos/voices.ts'
import type { Item, Write } from '../../platform/dynamo.ts'
import { dueKeys, type Key, keys } from '../../platform/table.ts'
import { notDue } from '../unattached.ts'
import { parseVoice } from './store.ts'

/** A voice in a case: the key of its object in the store, what it is, and how long. */
export const storedVoice = z.extend(sentVoice, { key: z.string() })
export type StoredVoice = z.infer<typeof storedVoice>

export const voiceKeys = (ids: readonly string[]): Key[] => ids.map((id) => keys.voice(id))

/** The voices to attach. Throws `voiceNotReady` unless each is the actor's own, was looked at and isn't attached yet. */
export const attachableVoices = (items: readonly (Item | undefined)[], person: string): StoredVoice[] =>
  items.map((item, at) => {
    const voice = parseVoice(item)
    if (voice?.person === person && voice.sound && !voice.attachedTo && !voice.forgotten) {
      const { id, key, sound: type, seconds } = voice
      return { id, key, type, seconds }
    }
    throw new Refusal('voiceNotReady', { [`voices.${at}`]: '这段语音还没有传好，或已经发过' })
  })

/** The writes that attach voices to a case; one that was attached or forgotten meanwhile stops the whole transaction. */
export const attachVoices = (voices: readonly StoredVoice[], to: string): Write[] =>
  voices.map(({ id }) => ({
    update: keys.voice(id),
    changes: { set: { attachedTo: to, ...notDue } },
    when: {
      expression: 'attribute_exists(sound) AND attribute_not_exists(attachedTo) AND attribute_not_exists(forgotten)',
    },
    otherwise: 'voiceNotReady',
  }))

/** The write by which a case lets go of a voice: the next sweep deletes it. `now`: ISO 8601. */
export const letVoiceGo = ({ id }: Pick<StoredVoice, 'id'>, now: string): Write => ({
  update: keys.voice(id),
  changes: { set: { attachedTo: undefined, forgotten: true, ...dueKeys(id, now) } },
  when: { expression: 'attribute_exists(pk)' },
})
