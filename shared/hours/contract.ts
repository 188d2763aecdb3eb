/** Hours (时长): what I have, how it came and went, and giving some of it to another. */
import '../zod.ts'
import * as z from 'zod/mini'
import { code } from '../codes.ts'
import { id } from '../ids.ts'
import { DAY } from '../lifecycle.ts'
import { page, pageQuery } from '../page.ts'
import type { RouteTable } from '../route.ts'
import { moment } from '../zod.ts'
import { moveKinds } from './kinds.ts'

export const moveId = id('mov')

/** A month as it is lived here: YYYY-MM. */
export const month = z.string().check(z.regex(/^20[0-9]{2}-(0[1-9]|1[0-2])$/, '月份要写成 2026-03 这样'))

/** What was served in a month: minutes, and how many services. */
export const servedInMonth = z.object({ month, minutes: z.int(), times: z.int() })
export type ServedInMonth = z.infer<typeof servedInMonth>

/** How many months are shown, this one too. */
export const MONTHS_SHOWN = 12

/** My account. `minutes`: the sum of all my entries; `months`: the last twelve, the oldest first. */
export const hours = z.object({ minutes: z.int(), months: z.array(servedInMonth) })
export type Hours = z.infer<typeof hours>

/** One line of an account. `minutes` with its sign; `other`: whom it came from or went to, as they are called in channels. */
export const hoursEntry = z.object({
  id: moveId,
  at: moment(),
  kind: z.enum(moveKinds),
  what: z.string(),
  minutes: z.int(),
  other: z.string(),
})
export type HoursEntry = z.infer<typeof hoursEntry>

/** How long a code for receiving hours is good, in milliseconds. Whoever knows it may give, however often. */
export const RECEIVING_LIFE = DAY
/** How many codes one may make in a day, and how many wrong ones one may type. */
export const RECEIVING_A_DAY = 20
export const WRONG_CODES_A_DAY = 20
export const GIFTS_A_DAY = 20

/** What a gift is for: chosen, not written, so that nothing is said with it that would have to be checked. */
export const giftReasons = ['thanks', 'help', 'family', 'other'] as const
export type GiftReason = (typeof giftReasons)[number]
export const giftReasonWords: Record<GiftReason, string> = {
  thanks: '谢谢您帮忙',
  help: '给需要帮助的人',
  family: '给家里人用',
  other: '一点心意',
}

/** Steps of a quarter of an hour are offered; any minute is taken. */
export const GIFT_MAX = 600

const codeParams = z.object({ code })

export const hoursRoutes = {
  getHours: {
    capability: 'hours',
    method: 'GET',
    path: '/me/hours',
    summary: 'My hours: the balance, and what I served by month',
    access: 'signedIn',
    reply: hours,
    errors: [],
  },
  listHours: {
    capability: 'hours',
    method: 'GET',
    path: '/me/hours/entries',
    summary: 'The entries of my hours, newest first; all of them add up to the balance',
    access: 'signedIn',
    query: z.object({ ...pageQuery }),
    reply: page(hoursEntry),
    errors: [],
  },
  makeReceivingCode: {
    capability: 'hours',
    method: 'POST',
    path: '/me/hours/code',
    summary: 'A code by which others give me hours, good for a day',
    access: 'signedIn',
    /** `code` as it is shown: XXXXX-XXXXX. */
    reply: z.object({ code: z.string(), expiresAt: moment() }),
    status: 201,
    errors: ['changedMeanwhile', 'tooMany'],
  },
  lookAtReceiver: {
    capability: 'hours',
    method: 'GET',
    path: '/hours/codes/{code}',
    summary: 'Whom a code for receiving hours belongs to, as they are called in channels; wrong ones are counted',
    access: 'signedIn',
    params: codeParams,
    reply: z.object({ name: z.string() }),
    errors: ['codeUsed', 'tooMany'],
  },
  giveHours: {
    capability: 'hours',
    method: 'POST',
    path: '/hours/gifts',
    summary: 'Give hours of mine to whoever showed me this code',
    access: 'signedIn',
    body: z.object({
      code,
      minutes: z.int().check(z.gte(1), z.lte(GIFT_MAX)),
      reason: z._default(z.enum(giftReasons), 'thanks'),
    }),
    reply: hoursEntry,
    status: 201,
    errors: ['codeUsed', 'tooFewHours', 'tooMany'],
    idempotent: true,
  },
} as const satisfies RouteTable
