/** What a sent voice really is: known by its bytes, never by its name or type. Nothing but sound, and nothing that runs. */
import type { VoiceType } from '../../../shared/photos/voices.ts'

const latin = (bytes: Uint8Array, from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1')

/** The type that the bytes tell, if it is one that we take. */
export function soundOf(bytes: Uint8Array): VoiceType | undefined {
  if (isWebm(bytes)) return 'webm'
  if (latin(bytes, 4, 8) === 'ftyp') return hasOnlySound(bytes) ? 'm4a' : undefined
  const [first = 0, second = 0, third = 0] = bytes.subarray(afterTags(bytes))
  if (first !== 0xff) return undefined
  // ISO 13818-7: the syncword, and layer 0.
  if ((second & 0xf6) === 0xf0) return 'aac'
  // ISO 11172-3: the syncword, a known version, layer III, a known bit rate and sampling rate.
  const isFrame = (second & 0xe6) === 0xe2 && (second & 0x18) !== 0x08
  return isFrame && (third & 0xf0) !== 0xf0 && (third & 0x0c) !== 0x0c ? 'mp3' : undefined
}

/** Where the sound begins: an MP3 may have tags before it (ID3v2), whose size is in four bytes of seven bits. */
function afterTags(bytes: Uint8Array): number {
  if (latin(bytes, 0, 3) !== 'ID3') return 0
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(6, 10)
  return 10 + ((a & 0x7f) << 21) + ((b & 0x7f) << 14) + ((c & 0x7f) << 7) + (d & 0x7f)
}

/** The handlers that the tracks of an MP4 name (ISO 14496-12, 8.4.3): sound, and no picture. */
function hasOnlySound(bytes: Uint8Array): boolean {
  const handlers = [...latin(bytes, 0, bytes.length).matchAll(/hdlr[\s\S]{8}(soun|vide|text|subt)/g)].map(
    ([, is]) => is,
  )
  return handlers.length > 0 && handlers.every((is) => is === 'soun')
}

/** Where the tracks of a WebM stand, with their codecs. */
const HEAD = 4096

function isWebm(bytes: Uint8Array): boolean {
  if (latin(bytes, 0, 4) !== '\u001a\u0045\u00df\u00a3') return false
  const head = latin(bytes, 0, HEAD)
  return head.slice(0, 64).includes('webm') && head.includes('A_OPUS') && !/V_(VP[89]|AV1|MPEG)/.test(head)
}
