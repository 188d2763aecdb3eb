/** What the stand-in's check finds of a photo: it fetches it, as WeChat does, and judges by its colour. */
import { createJimp } from '@jimp/core'
import jpeg from '@jimp/js-jpeg'
import png from '@jimp/js-png'
import { judgeColour, passed } from './judging.ts'

const MOST_BYTES = 10 * 1024 * 1024
const Jimp = createJimp({ formats: [jpeg, png] })
const FAILED = { errcode: -1008, errmsg: 'download media failed', detail: [] }

/** What is found of the photo at a URL, as a pushed result says it. */
export async function resultOf(url: string): Promise<object> {
  const bytes = await download(url)
  const image = bytes && (await Jimp.fromBuffer(bytes).catch(() => undefined))
  if (!image) return FAILED
  const judged = image.bitmap.data.length ? judgeColour(meanOf(image.bitmap.data)) : passed
  const detail = [{ strategy: 'content_model', errcode: 0, ...judged, prob: 90 }]
  return { errcode: 0, errmsg: 'ok', detail, result: judged }
}

async function download(url: string): Promise<Buffer | undefined> {
  try {
    const reply = await fetch(url)
    const bytes = Buffer.from(await reply.arrayBuffer())
    return reply.ok && bytes.length <= MOST_BYTES ? bytes : undefined
  } catch {
    return undefined
  }
}

function meanOf(pixels: Uint8Array | Buffer) {
  const sums = [0, 0, 0]
  for (let at = 0; at < pixels.length; at += 4)
    for (const channel of [0, 1, 2]) sums[channel] = (sums[channel] ?? 0) + (pixels[at + channel] ?? 0)
  const [red = 0, green = 0, blue = 0] = sums.map((sum) => sum / (pixels.length / 4))
  return { red, green, blue }
}
