import { Refusal } from '../../../shared/errors.ts'
import { MAX_VOICE_BYTES, voiceMediaTypes } from '../../../shared/photos/voices.ts'
import { operation } from '../../http/operation.ts'
import { keys } from '../../platform/table.ts'
import { inboxKey, type PhotoPorts } from '../request-photo.ts'
import { soundOf } from './sound.ts'
import { parseVoice } from './store.ts'

const stillWanted = { expression: 'attribute_exists(pk) AND attribute_not_exists(forgotten)' }

/**
 * Looks at what was sent, and puts the very bytes that it looked at where no signed form leads to. Asked again, it answers the
 * same; what is no sound is deleted and refused.
 */
export const checkVoice = operation('checkVoice', {
  reads: ({ params }) => ({ voice: keys.voice(params.voiceId) }),
  async run({ params: { voiceId }, actor, found, commit }, { bucket, table }: PhotoPorts) {
    const voice = parseVoice(found.voice)
    if (voice?.person !== actor.id) throw new Refusal('notFound')
    if (voice.forgotten) throw new Refusal('voiceNotReady')
    const { seconds } = voice
    if (voice.sound) return { id: voiceId, type: voice.sound, seconds }
    const sent = await bucket.get(inboxKey(voiceId))
    if (!sent) {
      // Not sent yet; or another look, at the same time, has just ended and taken it away.
      const [now] = await table.read([keys.voice(voiceId)])
      const type = parseVoice(now)?.sound
      if (type) return { id: voiceId, type, seconds }
      throw new Refusal('voiceNotReady')
    }
    const type = sent.length <= MAX_VOICE_BYTES ? soundOf(sent) : undefined
    if (!type) {
      await bucket.remove(inboxKey(voiceId))
      throw new Refusal('notAVoice')
    }
    await bucket.put(voice.key, voiceMediaTypes[type], sent)
    const reply = await commit(
      [{ update: keys.voice(voiceId), changes: { set: { sound: type } }, when: stillWanted }],
      {
        id: voiceId,
        type,
        seconds,
      },
    )
    await bucket.remove(inboxKey(voiceId))
    return reply
  },
})
