/** Reads the QR code in a picture, as a phone's camera would. */
import { createJimp } from '@jimp/core'
import jpeg from '@jimp/js-jpeg'
import png from '@jimp/js-png'
import jsqr from 'jsqr'

const Jimp = createJimp({ formats: [png, jpeg] })

/** A PNG or JPEG as four bytes a pixel: red, green, blue, alpha. */
export const pixelsOf = async (picture: Uint8Array) => (await Jimp.fromBuffer(Buffer.from(picture))).bitmap

/** The text of the code in a PNG or JPEG, if one is to be found; `from` and `to`: between these parts of its height. */
export async function readCode(picture: Uint8Array, from = 0, to = 1): Promise<string | undefined> {
  const { data, width, height } = await pixelsOf(picture)
  const [first, last] = [Math.round(height * from), Math.round(height * to)]
  return jsqr(new Uint8ClampedArray(data.subarray(first * width * 4, last * width * 4)), width, last - first)?.data
}
