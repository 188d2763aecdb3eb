/** What a sent file really is: looked at by its bytes, never trusted by its name or type. */
import { createJimp } from '@jimp/core'
import jpeg from '@jimp/js-jpeg'
import png from '@jimp/js-png'
import { methods as resize } from '@jimp/plugin-resize'

const Jimp = createJimp({ formats: [jpeg, png], plugins: [resize] })

const MAGIC = { 'image/jpeg': [0xff, 0xd8, 0xff], 'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] }

/** Pixels of the longer side. */
const FULL_SIDE = 2048
const THUMB_SIDE = 320
/** A picture that unpacks to more than this many pixels is refused before it is unpacked. */
export const MAX_PIXELS = 60_000_000

export interface Picture {
  width: number
  height: number
  full: Uint8Array
  thumb: Uint8Array
}

/** The type that the first bytes tell, if it is one that we take. */
export function typeOf(bytes: Uint8Array): keyof typeof MAGIC | undefined {
  if (MAGIC['image/jpeg'].every((byte, i) => bytes[i] === byte)) return 'image/jpeg'
  if (MAGIC['image/png'].every((byte, i) => bytes[i] === byte)) return 'image/png'
  return undefined
}

/** Width x height as the header says, without unpacking; undefined where the header can't be read. */
export function pixelsOf(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (typeOf(bytes) === 'image/png') return bytes.length < 24 ? undefined : view.getUint32(16) * view.getUint32(20)
  for (let at = 2; at + 9 < bytes.length; ) {
    const marker = view.getUint16(at)
    if (marker < 0xff01) return undefined
    const startOfFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)
    if (startOfFrame) return view.getUint16(at + 5) * view.getUint16(at + 7)
    at += 2 + view.getUint16(at + 2)
  }
  return undefined
}

/**
 * The picture drawn anew as JPEG, whole and as a thumbnail, so that nothing of the file but what one sees is kept: no
 * position, no device, nothing hidden behind the image. Undefined if it isn't a picture that we take.
 */
export async function look(bytes: Uint8Array): Promise<Picture | undefined> {
  const pixels = typeOf(bytes) && pixelsOf(bytes)
  if (!pixels || pixels > MAX_PIXELS) return undefined
  const image = await decode(bytes)
  if (!image) return undefined
  const shrink = (side: number) => {
    if (Math.max(image.width, image.height) > side) image.scaleToFit({ w: side, h: side })
  }
  shrink(FULL_SIDE)
  const { width, height } = image
  const full = await image.getBuffer('image/jpeg', { quality: 82 })
  shrink(THUMB_SIDE)
  const thumb = await image.getBuffer('image/jpeg', { quality: 75 })
  return { width, height, full, thumb }
}

async function decode(bytes: Uint8Array) {
  try {
    return await Jimp.fromBuffer(Buffer.from(bytes))
  } catch {
    return undefined
  }
}
