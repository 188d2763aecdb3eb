/** Posters as a file: a page each. */
import PDFDocument from 'pdfkit'
import { fontFile } from './fonts.ts'
import { drawPoster, type Poster } from './page.ts'

/** The bytes of a PDF with one A4 page for each poster, in their order. `now`: when it was made. */
export async function drawPosters(title: string, posters: readonly Poster[], now: number): Promise<Uint8Array> {
  // By their paths: under names of our own the document would read the file of one that it has already, again and again.
  const fonts = { regular: fontFile('regular'), bold: fontFile('bold') }
  const file = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    font: fonts.regular,
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: title, Creator: '微邻里', CreationDate: new Date(now), ModDate: new Date(now) },
  })
  const chunks: Uint8Array[] = []
  const whole = new Promise<Uint8Array>((resolve, reject) => {
    file.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    file.on('end', () => resolve(Buffer.concat(chunks)))
    file.on('error', reject)
  })
  for (const poster of posters) drawPoster(file.addPage(), poster, fonts)
  file.end()
  return whole
}
