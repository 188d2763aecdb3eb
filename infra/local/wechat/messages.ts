/**
 * Subscribe messages (订阅消息): who accepted how many of which template, what was sent to them, and WeChat's reasons to refuse. It
 * has its own memory of the accepts: what our side counts may be wrong, and is found out here.
 */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
import type { Outcome, Refused } from './refusals.ts'

const DAY = 24 * 60 * 60 * 1000
/** So many of the last messages can be read; of all others only how many there were is known. */
const KEPT = 5000

const asked = z.object({
  touser: z.string(),
  template_id: z.string(),
  page: z._default(z.string(), ''),
  data: z.record(z.string(), z.object({ value: z.string() })),
  miniprogram_state: z._default(z.enum(['developer', 'trial', 'formal']), 'formal'),
  lang: z._default(z.enum(['zh_CN', 'en_US', 'zh_HK', 'zh_TW']), 'zh_CN'),
})

/** A person's answers in the sheet of requestSubscribeMessage, by template id. */
export const subscribed = z.object({
  openid: z.string().check(z.minLength(1)),
  results: z.record(z.string(), z.enum(['accept', 'reject', 'ban', 'filter'])),
})
/**
 * What a test may set: how long an answer takes, in milliseconds; how many are sent a day; that everybody takes any number
 * of them; what every message is refused with.
 */
export const messageSettings = z.object({
  delay: z.optional(z.int().check(z.gte(0))),
  quota: z.optional(z.int().check(z.gte(0))),
  everybody: z.optional(z.boolean()),
  refuse: z.optional(z.nullable(z.enum(['-1', '43107', '43108', '45011', '45168']))),
})
export const blocked = z.object({ openid: z.string(), blocked: z.boolean() })

/** What each type of field may hold (订阅消息参数值内容限制). */
const rules: Record<string, RegExp> = {
  thing: /^[^\n\r\t]{1,20}$/,
  character_string: /^[\x20-\x7E]{1,32}$/,
  phrase: /^\p{Script=Han}{1,5}$/u,
  name: /^(\p{Script=Han}{1,10}|[A-Za-z ]{1,20})$/u,
  number: /^\d{1,32}(\.\d+)?$/,
  time: /^(\d{4}年\d{1,2}月\d{1,2}日 )?([01]\d|2[0-3]):[0-5]\d$/,
}

export interface Received {
  openid: string
  templateId: string
  page: string
  data: Record<string, string>
  at: string
}

export interface MessageOptions {
  now: () => number
  /** The fields of each template that the operator has, by its id. */
  templates: Record<string, readonly string[]>
  /** The pages of the mini-program that is published; any will do where none is known. */
  pages: readonly string[]
}

export function openMessages({ now, templates, pages }: MessageOptions) {
  const set = { delay: 0, quota: Number.POSITIVE_INFINITY, everybody: false, refuse: undefined as Refused | undefined }
  const accepted = new Map<string, Map<string, number>>()
  const off = new Set<string>()
  const received: Received[] = []
  const counts = new Map<string, number>()
  let today = { day: 0, sent: 0 }

  function faultOf({ touser, template_id, page, data }: z.infer<typeof asked>): Refused | undefined {
    if (set.refuse) return set.refuse
    const held = accepted.get(touser)
    if (!held && !set.everybody) return '40003'
    const fields = templates[template_id]
    if (!fields) return '40037'
    if (page && pages.length && !pages.includes(page.split('?')[0] ?? '')) return '41030'
    if (page.startsWith('/')) return '41030'
    const named = Object.keys(data)
    if (fields.some((field) => !named.includes(field))) return '47003'
    if (fields.some((field) => !rules[field.replace(/\d+$/, '')]?.test(data[field]?.value ?? ''))) return '47003'
    if (off.has(touser) || !(set.everybody || held?.get(template_id))) return '43101'
    return undefined
  }

  async function send(body: unknown): Promise<Outcome> {
    if (set.delay) await new Promise((resolve) => setTimeout(resolve, set.delay))
    if (body === undefined) return { refused: '44002' }
    const read = z.safeParse(asked, body)
    if (!read.success) return { refused: '47001' }
    const day = Math.floor(now() / DAY)
    if (today.day !== day) today = { day, sent: 0 }
    if (today.sent >= set.quota) return { refused: '45009' }
    const refused = faultOf(read.data)
    if (refused) return { refused }
    keep(read.data)
    return { answer: { errcode: 0, errmsg: 'ok', msgid: today.sent } }
  }

  function keep({ touser, template_id, page, data }: z.infer<typeof asked>): void {
    const held = accepted.get(touser)
    held?.set(template_id, (held.get(template_id) ?? 1) - 1)
    today.sent++
    counts.set(touser, (counts.get(touser) ?? 0) + 1)
    const values = Object.fromEntries(Object.entries(data).map(([name, { value }]) => [name, value]))
    received.push({ openid: touser, templateId: template_id, page, data: values, at: new Date(now()).toISOString() })
    if (received.length > 2 * KEPT) received.splice(0, received.length - KEPT)
  }

  return {
    send,
    /** Each accept is one message more; "always" grants no more than that either. */
    subscribe({ openid, results }: z.infer<typeof subscribed>): void {
      const held = accepted.get(openid) ?? new Map<string, number>()
      accepted.set(openid, held)
      for (const [template, result] of Object.entries(results))
        if (result === 'accept') held.set(template, (held.get(template) ?? 0) + 1)
    },
    /** The switch of the mini-program's settings that takes no messages at all. */
    block: ({ openid, blocked }: { openid: string; blocked: boolean }): void => {
      if (blocked) off.add(openid)
      else off.delete(openid)
    },
    set(wanted: z.infer<typeof messageSettings>): void {
      set.delay = wanted.delay ?? set.delay
      set.quota = wanted.quota ?? set.quota
      set.everybody = wanted.everybody ?? set.everybody
      if (wanted.refuse !== undefined) set.refuse = wanted.refuse ?? undefined
    },
    /** What was received, by everybody or by one person, oldest first; how many there were in all, and the most that one person got. */
    received: (openid?: string) => ({
      messages: received.filter((each) => openid === undefined || each.openid === openid).slice(-KEPT),
      total: openid === undefined ? sum(counts.values()) : (counts.get(openid) ?? 0),
      most: openid === undefined ? max(counts.values()) : (counts.get(openid) ?? 0),
    }),
  }
}

const sum = (all: Iterable<number>): number => {
  let total = 0
  for (const each of all) total += each
  return total
}
const max = (all: Iterable<number>): number => {
  let most = 0
  for (const each of all) most = Math.max(most, each)
  return most
}
