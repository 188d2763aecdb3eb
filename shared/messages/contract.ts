/**
 * Credits: what messages a person may be sent. WeChat lets us send one message of a template for each time that the person
 * accepted it in the sheet of requestSubscribeMessage, which opens only from a tap, with five templates at most; "always" grants no
 * more. So whoever holds few credits for something that matters is asked at a moment when they tap anyway.
 */
import '../zod.ts'
import * as z from 'zod/mini'
import type { RouteTable } from '../route.ts'
import { moment } from '../zod.ts'
import { type Template, templateNames } from './templates.ts'

/** Templates in one sheet of WeChat's. */
export const ASKED_AT_ONCE = 5

/** More than so many credits are no use, and a client that makes them up gains none: WeChat refuses what was not accepted. */
export const HELD_MAX = 50

/** Of these, so many should be held; with fewer the app asks. */
export const ENOUGH: Record<Template, number> = {
  notice: 3,
  callAnswered: 1,
  ticketMoved: 2,
  alertRings: 5,
  dutyGap: 2,
  helpMoved: 3,
}

/** What the person said in the sheet: `reject` no, `ban` WeChat closed the template, `filter` it stands twice in the sheet. */
export const subscribeResults = ['accept', 'reject', 'ban', 'filter'] as const
export type SubscribeResult = (typeof subscribeResults)[number]

const credit = z.object({
  template: z.enum(templateNames),
  /** WeChat's id of it, for requestSubscribeMessage. */
  templateId: z.string(),
  held: z.int(),
  /** The app may ask for more, from a tap: few are held, and the person didn't refuse it lately. */
  ask: z.boolean(),
  /** When the person refused it last, unless they accepted it since. */
  refusedAt: z.optional(moment()),
})
export type Credit = z.infer<typeof credit>

const credits = z.object({ credits: z.array(credit) })

export const messageRoutes = {
  getCredits: {
    capability: 'messages',
    method: 'GET',
    path: '/messages/credits',
    summary: 'What messages I may be sent, by template, and which to ask for from my next tap',
    access: 'signedIn',
    reply: credits,
    errors: [],
  },
  keepCredits: {
    capability: 'messages',
    method: 'POST',
    path: '/messages/credits',
    summary: 'Keep what I answered in the sheet of requestSubscribeMessage: one accept is one message',
    access: 'signedIn',
    body: z.object({
      results: z.array(z.object({ template: z.enum(templateNames), result: z.enum(subscribeResults) })).check(
        z.minLength(1),
        z.maxLength(ASKED_AT_ONCE),
        z.refine(
          (results) => new Set(results.map(({ template }) => template)).size === results.length,
          '同一种消息只能有一个结果',
        ),
      ),
    }),
    reply: credits,
    errors: [],
    idempotent: true,
  },
} as const satisfies RouteTable
