import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { soundOf } from '../../../functions/photos/voices/sound.ts'
import { voiceTypes } from '../../../shared/photos/voices.ts'
import { noSounds, sounds } from '../../support/voices.ts'

describe('the bytes of a voice', () => {
  it.each(voiceTypes)('tell that it is %s', (type) => {
    expect(soundOf(sounds[type])).toBe(type)
  })

  it('tell it behind the tags of an MP3 too', () => {
    const tags = Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\x10', 'latin1'), Buffer.alloc(16)])
    expect(soundOf(Buffer.concat([tags, sounds.mp3]))).toBe('mp3')
  })

  it.each(Object.entries(noSounds))('tell that %s is none', (_, bytes) => {
    expect(soundOf(bytes)).toBeUndefined()
  })

  it('never break what looks at them', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void soundOf(bytes)))
    for (const whole of Object.values(sounds))
      fc.assert(fc.property(fc.nat(whole.length), (length) => void soundOf(whole.subarray(0, length))))
  })
})
