import { createJimp } from '@jimp/core'
import jpeg from '@jimp/js-jpeg'

/** A photo of one colour: red, green and blue of 0 to 255. The stand-in's check judges photos by it. */
export const paintedJpeg = ([red, green, blue]: readonly [number, number, number]): Promise<Buffer> => {
  const color = ((red << 24) | (green << 16) | (blue << 8) | 0xff) >>> 0
  return new (createJimp({ formats: [jpeg] }))({ width: 40, height: 30, color }).getBuffer('image/jpeg')
}
