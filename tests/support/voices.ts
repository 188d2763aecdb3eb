/** Sounds for tests, as small as they can be. */
import { inboxKey } from '../../functions/photos/request-photo.ts'
import type { VoiceType } from '../../shared/photos/voices.ts'
import type { MemoryBucket } from './bucket.ts'
import type { PersonName } from './district.ts'
import type { Stage } from './stage.ts'

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))))

const ebml = [0x1a, 0x45, 0xdf, 0xa3]
export const sounds: Record<VoiceType, Buffer> = {
  mp3: bytes([0xff, 0xfb, 0x90, 0x64], '\0'.repeat(400)),
  aac: bytes([0xff, 0xf1, 0x50, 0x80], '\0'.repeat(200)),
  m4a: bytes([0, 0, 0, 20], 'ftypisom\0\0\0\0mp41', [0, 0, 0, 40], 'hdlr\0\0\0\0\0\0\0\0soun', '\0'.repeat(40)),
  webm: bytes(ebml, '\x9f\x42\x86\x81\x01\x42\x82\x84webm', 'A_OPUS', '\0'.repeat(100)),
}

/** What is no voice, though it looks like one from far. */
export const noSounds: Record<string, Buffer> = {
  nothing: Buffer.alloc(0),
  'a page': bytes('<html><script>alert(1)</script>'),
  'a picture': bytes([0xff, 0xd8, 0xff, 0xe0], '\0'.repeat(50)),
  'a video in MP4': bytes('\0\0\0\x14ftypisom\0\0\0\0mp41', 'hdlr\0\0\0\0\0\0\0\0soun', 'hdlr\0\0\0\0\0\0\0\0vide'),
  'an MP4 without tracks': bytes('\0\0\0\x14ftypisom\0\0\0\0mp41'),
  'a video in WebM': bytes(ebml, '\x42\x82\x84webm', 'A_OPUS', 'V_VP9'),
  'a Matroska file': bytes(ebml, '\x42\x82\x88matroska', 'A_OPUS'),
  'an MP3 without a frame': bytes('ID3\x04\0\0\0\0\0\x10', '\0'.repeat(100)),
}

/** A voice that somebody sent and nobody has looked at yet. */
export async function sentVoice(stage: Stage, bucket: MemoryBucket, who: PersonName = 'resident') {
  const body = { type: 'mp3', seconds: 7, bytes: sounds.mp3.length } as const
  const { voiceId } = await stage.ok(who, 'requestVoice', { body })
  bucket.objects.set(inboxKey(voiceId), sounds.mp3)
  return voiceId
}
