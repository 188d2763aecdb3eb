/** A certificate as a file: one A4 page, which a school or an employer reads, and checks by its code. Lengths are in points. */
import PDFDocument from 'pdfkit'
import { create } from 'qrcode/lib/core/qrcode.js'
import type { Certificate } from '../../shared/hours/certificates.ts'
import { minutesWords, periodWords } from '../../shared/hours/words.ts'
import { dayIn } from '../platform/shanghai.ts'
import { fontFile, type Weight } from '../posters/fonts.ts'

const WIDTH = 595.28
const HEIGHT = 841.89
const EDGE = 42
const INNER = 74

const BRAND = '#0b6b57'
const INK = '#15201c'
const SOFT = '#4c5853'

const TITLE = '志愿服务时长证明'
const CODE = { top: 590, side: 132 }

/** `url`: what the code leads to. `now`: when the file is made. */
export async function drawCertificate(card: Certificate, url: string, now: number): Promise<Uint8Array> {
  const fonts: Record<Weight, string> = { regular: fontFile('regular'), bold: fontFile('bold') }
  const at = new Date(now)
  const file = new PDFDocument({
    size: 'A4',
    margin: 0,
    font: fonts.regular,
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: TITLE, Creator: '微邻里', CreationDate: at, ModDate: at },
  })
  const chunks: Uint8Array[] = []
  const whole = new Promise<Uint8Array>((resolve, reject) => {
    file.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    file.on('end', () => resolve(Buffer.concat(chunks)))
    file.on('error', reject)
  })
  drawPage(file, card, url, fonts)
  file.end()
  return whole
}

function drawPage(page: PDFKit.PDFDocument, card: Certificate, url: string, fonts: Record<Weight, string>): void {
  page
    .rect(EDGE, EDGE, WIDTH - 2 * EDGE, HEIGHT - 2 * EDGE)
    .lineWidth(2)
    .stroke(BRAND)
  page
    .rect(EDGE + 6, EDGE + 6, WIDTH - 2 * EDGE - 12, HEIGHT - 2 * EDGE - 12)
    .lineWidth(0.6)
    .stroke(BRAND)
  const line = (words: string, top: number, size: number, weight: Weight, colour: string) =>
    page
      .font(fonts[weight])
      .fontSize(size)
      .fillColor(colour)
      .text(words, INNER, top, { width: WIDTH - 2 * INNER, align: 'center' })

  line(TITLE, 112, 34, 'bold', BRAND)
  line(card.name, 205, 30, 'bold', INK)
  line(`在 ${periodWords(card.first, card.last)} 期间，为邻里服务`, 262, 17, 'regular', INK)
  line(minutesWords(card.minutes), 305, 44, 'bold', BRAND)
  line(`共 ${card.times} 次服务`, 372, 17, 'regular', INK)
  line('以上时长在每次服务完成后逐笔记账。', 408, 12, 'regular', SOFT)

  line(`出具：${card.communityName}`, 470, 16, 'regular', INK)
  line(`日期：${dayIn(card.issuedAt)}`, 496, 16, 'regular', INK)

  drawCode(page, url)
  line(`证明编码 ${card.code}`, CODE.top + CODE.side + 12, 16, 'bold', INK)
  line(
    '用手机扫码，或在“微邻里”里输入编码，可查这份证明是否属实、之后有没有更正。',
    CODE.top + CODE.side + 38,
    11,
    'regular',
    SOFT,
  )
}

/** White around it is the page's own. */
function drawCode(page: PDFKit.PDFDocument, url: string): void {
  const { modules } = create([{ mode: 'byte', data: new TextEncoder().encode(url) }], { errorCorrectionLevel: 'M' })
  const unit = CODE.side / modules.size
  const left = (WIDTH - CODE.side) / 2
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) page.rect(left + column * unit, CODE.top + row * unit, unit + 0.05, unit + 0.05)
  page.fill('black')
}
