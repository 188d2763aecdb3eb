/** Reads a PDF by Mozilla's reader: what is written on its pages, and how they look. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

export interface ReadPage {
  /** Millimetres. */
  width: number
  height: number
  text: string
  /** The page as a PNG of so many dots to the inch. */
  picture(dpi: number): Promise<Uint8Array>
}

export interface ReadPdf {
  title: string
  pages: ReadPage[]
}

const POINT = 25.4 / 72

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const file = await getDocument({
    data: new Uint8Array(bytes),
    standardFontDataUrl: join(home, 'standard_fonts/'),
    wasmUrl: join(home, 'wasm/'),
    verbosity: 0,
  }).promise
  const { info } = await file.getMetadata()
  const pages: ReadPage[] = []
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number)
    const { items } = await page.getTextContent()
    const { width, height } = page.getViewport({ scale: 1 })
    pages.push({
      width: width * POINT,
      height: height * POINT,
      text: items.map((item) => ('str' in item ? item.str : '')).join('\n'),
      async picture(dpi) {
        const viewport = page.getViewport({ scale: dpi / 72 })
        const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
        await page.render({ canvas: canvas as never, viewport }).promise
        return canvas.toBuffer('image/png')
      },
    })
  }
  return { title: (info as { Title?: string }).Title ?? '', pages }
}
