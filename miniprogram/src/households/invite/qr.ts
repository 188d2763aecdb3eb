/** Draws words as a QR code, here on the device: nothing is asked of anybody else. */
import { create } from 'qrcode/lib/core/qrcode.js'

/** White around it, in modules, as scanners want it. */
const QUIET = 4

/** The bytes of words in ASCII; WeChat has no TextEncoder, which the library would ask for. */
const bytesOf = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

/** An SVG picture of words in ASCII, as a data URI; black on white in every look, for it is read by cameras. */
export function qrPicture(text: string): string {
  const { modules } = create([{ mode: 'byte', data: bytesOf(text) }], { errorCorrectionLevel: 'M' })
  const size = modules.size + 2 * QUIET
  let path = ''
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) path += `M${column + QUIET} ${row + QUIET}h1v1h-1z`
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${size} ${size}' shape-rendering='crispEdges'><rect width='${size}' height='${size}' fill='#fff'/><path d='${path}'/></svg>`
  return `data:image/svg+xml,${svg.replace(/[#<>%]/g, encodeURIComponent)}`
}
