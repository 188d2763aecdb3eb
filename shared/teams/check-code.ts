/**
 * Check codes (签到码): eight characters of Crockford's base32 that stand on the screen of who runs an activity, another every 30
 * seconds. They are shown as XXXX-XXXX and taken with or without the dash, in lower case too; a scanned one names its activity.
 */
import '../zod.ts'
import * as z from 'zod/mini'
import { id } from '../ids.ts'

export const CODE_LENGTH = 8
const activityId = id('act')

/** What somebody checks by a code: that they came, or that they leave. */
export const checkPurposes = ['in', 'out'] as const
export type CheckPurpose = (typeof checkPurposes)[number]
export const checkWords: Record<CheckPurpose, string> = { in: '签到', out: '签退' }

export const shownCheckCode = (code: string): string =>
  `${code.slice(0, CODE_LENGTH / 2)}-${code.slice(CODE_LENGTH / 2)}`

/** What the QR code says. */
export const scannedText = (activity: string, code: string): string => `weilinli:check:${activity}:${code}`

const SCANNED = /^weilinli:check:(act_[0-9A-Z]{26}):([0-9A-Z]{8})$/

/** The activity and the code that a scanned text names; nothing for another QR code. */
export function readScanned(text: string): { activity: string; code: string } | undefined {
  const [, activity, code] = SCANNED.exec(text) ?? []
  return code && activityId.safeParse(activity).success && activity ? { activity, code } : undefined
}

const plain = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')

/** A code as it was typed or scanned. */
export const checkCode = z
  .string()
  .check(z.maxLength(20), z.overwrite(plain), z.regex(/^[0-9A-HJKMNP-TV-Z]{8}$/, '签到码是 8 位，请检查后再输'))
