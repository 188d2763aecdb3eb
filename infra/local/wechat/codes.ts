/**
 * Mini-program codes (getwxacodeunlimit), which only WeChat can draw and read. In their place a QR code that says where one
 * leads: `weilinli://<page>?scene=<scene>`.
 */
import '../../../shared/zod.ts'
import { create } from 'qrcode'
import * as z from 'zod/mini'
import { squaresPng } from './picture.ts'
import type { Outcome } from './refusals.ts'

const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/
const PAGE = /^[^/?&][^?&]*$/
const MOST_A_MINUTE = 5000
const MINUTE = 60 * 1000

const asked = z.object({
  scene: z._default(z.string(), ''),
  page: z._default(z.string(), ''),
  check_path: z._default(z.boolean(), true),
  env_version: z._default(z.enum(['release', 'trial', 'develop']), 'release'),
  width: z._default(z.int().check(z.gte(280), z.lte(1280)), 430),
})

/** `pages`: those that a release has; where a request has it checked, others are refused. */
export function openCodes(now: () => number, pages: readonly string[]) {
  let counted = { minute: 0, count: 0 }
  return (body: unknown): Outcome => {
    const minute = Math.floor(now() / MINUTE)
    counted = { minute, count: counted.minute === minute ? counted.count + 1 : 1 }
    if (counted.count > MOST_A_MINUTE) return { refused: '45009' }
    const read = z.safeParse(asked, body)
    if (!read.success) return { refused: '40097' }
    const { scene, page, check_path, width } = read.data
    if (!SCENE.test(scene)) return { refused: '40129' }
    if (page && !PAGE.test(page)) return { refused: '41030' }
    if (page && check_path && !pages.includes(page)) return { refused: '41030' }
    return { picture: drawCode(scene, page, width) }
  }
}

/** Squares left blank on each side, without which no camera finds the code. */
const QUIET = 2

/** The picture, a PNG of that many pixels across. */
export function drawCode(scene: string, page: string, width: number): Buffer {
  const { modules } = create(`weilinli://${page}?scene=${scene}`, { errorCorrectionLevel: 'M' })
  const dark = (column: number, row: number) => {
    const inside = [column, row].every((at) => at >= QUIET && at < QUIET + modules.size)
    return inside && modules.get(row - QUIET, column - QUIET) === 1
  }
  return squaresPng(dark, modules.size + 2 * QUIET, width)
}
