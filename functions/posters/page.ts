/**
 * One poster: an A4 page for the door of a building, to be read at arm's length by someone who does this for the first time.
 * Lengths are in points, 72 to the inch; nothing lies within a centimetre of the edge, where printers don't print.
 */
import type { Weight } from './fonts.ts'

/** What pdfkit's document can do of which a page makes use. */
export type Page = PDFKit.PDFDocument

export interface Poster {
  building: string
  community: string
  /** The building's name without the community's, which stands above it. */
  name: string
  /** The picture of the mini-program code that leads into the building, JPEG or PNG. */
  code: Uint8Array
  /** That of the red button, which calls for help to this building. */
  help: Uint8Array
}

const WIDTH = 595.28
const EDGE = 30
const INNER = WIDTH - 2 * EDGE
const CENTRE = WIDTH / 2

const BRAND = '#0b6b57'
const PALE = '#eaf4f0'
const INK = '#15201c'
const SOFT = '#4c5853'
const RED = '#b3261e'

const HEAD = { top: EDGE, height: 146 }
const TITLE_TOP = 201
const CODE = { top: 230, side: 196, frame: 12 }
const STEPS_TOP = 458
const STEP = 34
const NOTE = { top: 570, height: 62 }
const HELP = { top: 648, height: 124, side: 94, frame: 5 }
const FOOT_TOP = 788
const FOOT_LINE = 15

const STEPS = [
  '打开微信，点右上角的“＋”，再点“扫一扫”',
  '对准上面的码，等它自己打开',
  '选您家是几单元、几室，照着页面点就行',
]
const HELP_WORDS = [
  { words: '紧急求助', size: 32, weight: 'bold' },
  { words: '有人晕倒、受伤、被困、着火：扫红框里的码', size: 15, weight: 'regular' },
  { words: '网格员和社区马上响铃，知道是这栋楼', size: 15, weight: 'regular' },
  { words: '同时拨打　110 报警　119 火警　120 急救', size: 15, weight: 'bold' },
] as const satisfies readonly { words: string; size: number; weight: Weight }[]
const HELP_LINES = [27, 58, 79, 103]
const NEED_NOT = '不用下载软件　不用留手机号　不花一分钱'
const NO_PHONE = '不会用手机？请家里人或网格员帮您登记，一样算数'
const FINE_PRINT = ['两个码都只记着是哪栋楼，没有任何人的信息。扫了以后要您付钱、转账、输密码的都是假的，请告诉社区。']

/** Draws a poster on the page that the document is at. `fonts`: the files of the weights. */
export function drawPoster(page: Page, poster: Poster, fonts: Record<Weight, string>): void {
  const write = writer(page, fonts)

  page.roundedRect(EDGE, HEAD.top, INNER, HEAD.height, 18).fill(BRAND)
  write(poster.community, {
    weight: 'regular',
    most: 28,
    least: 18,
    top: HEAD.top + 30,
    width: INNER - 60,
    colour: 'white',
  })
  const [name = '', aside] = asLines(poster.name)
  const large = { weight: 'bold', most: aside ? 54 : 72, least: 34, width: INNER - 40, colour: 'white' } as const
  write(name, { ...large, top: HEAD.top + (aside ? 76 : 92) })
  if (aside) write(aside, { ...large, most: 30, least: 18, top: HEAD.top + 121 })

  write('微信扫一扫，加入咱们楼', { weight: 'bold', most: 30, least: 30, top: TITLE_TOP, width: INNER, colour: INK })
  drawCode(page, poster.code)
  for (const [at, step] of STEPS.entries()) drawStep(page, fonts, at, step)

  page.roundedRect(EDGE, NOTE.top, INNER, NOTE.height, 12).fill(PALE)
  write(NEED_NOT, { weight: 'bold', most: 20, least: 14, top: NOTE.top + 20, width: INNER - 40, colour: BRAND })
  write(NO_PHONE, { weight: 'regular', most: 15, least: 12, top: NOTE.top + 44, width: INNER - 40, colour: INK })

  drawHelp(page, fonts, poster.help)

  for (const [at, line] of [...FINE_PRINT, `微邻里　楼栋编号 ${poster.building}`].entries()) {
    write(line, { weight: 'regular', most: 11, least: 8, top: FOOT_TOP + at * FOOT_LINE, width: INNER, colour: SOFT })
  }
}

/** What stands in brackets behind a name, as an aside of its own. */
const asLines = (name: string): string[] => name.split(/(?<=.)(?=（.*）$)/)

interface Words {
  weight: Weight
  /** As large as it fits into the width, between these; what doesn't fit even so goes on in a second line. */
  most: number
  least: number
  /** The middle of the line, from the top. */
  top: number
  width: number
  colour: string
}

/** Writes words in the middle of the page. */
const writer =
  (page: Page, fonts: Record<Weight, string>) =>
  (words: string, { weight, most, least, top, width, colour }: Words): void => {
    page.font(fonts[weight]).fillColor(colour)
    const wide = page.fontSize(most).widthOfString(words)
    const size = Math.max(least, Math.min(most, (most * width) / wide))
    page.fontSize(size)
    const height = page.heightOfString(words, { width, align: 'center', lineGap: 0 })
    page.text(words, CENTRE - width / 2, top - height / 2, { width, align: 'center', lineGap: 0 })
  }

function drawCode(page: Page, code: Uint8Array): void {
  const { top, side, frame } = CODE
  const outer = side + 2 * frame
  page
    .roundedRect(CENTRE - outer / 2, top, outer, outer, 16)
    .lineWidth(3)
    .stroke(BRAND)
  page.image(Buffer.from(code), CENTRE - side / 2, top + frame, { width: side, height: side })
}

/** In red, at the foot, apart from all else: nobody who looks for the way in takes it for that, and who needs it finds it. */
function drawHelp(page: Page, fonts: Record<Weight, string>, code: Uint8Array): void {
  const { top, height, side, frame } = HELP
  page.roundedRect(EDGE, top, INNER, height, 14).fill(RED)
  const panel = side + 2 * frame
  const left = WIDTH - EDGE - (height - panel) / 2 - panel
  const panelTop = top + (height - panel) / 2
  page.roundedRect(left, panelTop, panel, panel, 8).fill('white')
  page.image(Buffer.from(code), left + frame, panelTop + frame, { width: side, height: side })
  for (const [at, { words, size, weight }] of HELP_WORDS.entries()) {
    page.font(fonts[weight]).fontSize(size).fillColor('white')
    const middle = top + (HELP_LINES[at] ?? 0)
    page.text(words, EDGE + 24, middle - page.currentLineHeight() / 2, { lineBreak: false })
  }
}

function drawStep(page: Page, fonts: Record<Weight, string>, at: number, step: string): void {
  const middle = STEPS_TOP + at * STEP + STEP / 2
  const left = 84
  page.circle(left, middle, 14).fill(BRAND)
  page.font(fonts.bold).fontSize(18).fillColor('white')
  const number = String(at + 1)
  page.text(number, left - page.widthOfString(number) / 2, middle - page.currentLineHeight() / 2, { lineBreak: false })
  page.font(fonts.regular).fontSize(21).fillColor(INK)
  page.text(step, left + 30, middle - page.currentLineHeight() / 2, { lineBreak: false })
}
