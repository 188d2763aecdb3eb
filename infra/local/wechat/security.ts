/**
 * The content check (内容安全): msgSecCheck at once, mediaCheckAsync with its result pushed later to the app's own server, as
 * the event `wxa_media_check`, signed with the token that both know.
 */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
import { judgeText } from './judging.ts'
import { resultOf } from './photo-result.ts'
import { type Callback, pause, push } from './push.ts'
import type { Outcome, Refused } from './refusals.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const MOST_CHARACTERS = 2500
/** A minute and a day: texts, media. */
const MOST = { text: [4000, 2_000_000], media: [2000, 200_000] } as const

const common = { version: z.literal(2), openid: z.string().check(z.minLength(1), z.maxLength(128)) }
const scene = z.int().check(z.gte(1), z.lte(4))
const versionOnly = z.looseObject(common)
const textAsked = z.object({ content: z.string() })
const mediaAsked = z.object({ media_url: z.url(), media_type: z.int().check(z.gte(1), z.lte(2)) })

/** What a test may set: how long answers and results take, in milliseconds, and whether nothing is checked at all for now. */
export const securitySettings = z.object({
  delay: z.optional(z.int().check(z.gte(0))),
  resultDelay: z.optional(z.int().check(z.gte(0))),
  off: z.optional(z.boolean()),
})

export interface SecurityOptions {
  appId: string
  now: () => number
  random: (bytes: number) => Uint8Array
  callback: Callback | undefined
}

export function openSecurity({ appId, now, random, callback }: SecurityOptions) {
  const set = { delay: 0, resultDelay: 300, off: false }
  const absent = new Set<string>()
  const counted = { text: [0, 0, 0, 0], media: [0, 0, 0, 0] }
  const hex = (bytes: number) => Buffer.from(random(bytes)).toString('hex')
  const traceId = () => `${hex(4)}-${hex(4)}-${hex(4)}`

  /** Counts a request; why it is one too many, if it is. */
  function tooMany(kind: 'text' | 'media'): Refused | undefined {
    const [minute, day] = [Math.floor(now() / MINUTE), Math.floor(now() / DAY)]
    const [ofMinute = 0, inMinute = 0, ofDay = 0, inDay = 0] = counted[kind]
    const [a, b] = [ofMinute === minute ? inMinute + 1 : 1, ofDay === day ? inDay + 1 : 1]
    counted[kind] = [minute, a, day, b]
    if (b > MOST[kind][1]) return '45009'
    return a > MOST[kind][0] ? '45011' : undefined
  }

  /** Why a request is refused before what it asks about is looked at. */
  function wrong(body: unknown, kind: 'text' | 'media'): Refused | undefined {
    if (set.off) return '-1'
    if (body === undefined) return '44002'
    const read = z.safeParse(versionOnly, body)
    if (!read.success) return read.error.issues.some(({ path }) => path[0] === 'openid') ? '40003' : '47001'
    if (!z.safeParse(scene, read.data.scene).success) return '40129'
    if (absent.has(read.data.openid)) return '61010'
    return tooMany(kind)
  }

  async function checkText(body: unknown): Promise<Outcome> {
    await pause(set.delay)
    const refused = wrong(body, 'text')
    if (refused) return { refused }
    const read = z.safeParse(textAsked, body)
    if (!read.success || read.data.content === '') return { refused: '47001' }
    if ([...read.data.content].length > MOST_CHARACTERS) return { refused: '47001' }
    const judged = judgeText(read.data.content)
    if (judged === 'breaksOff') return { refused: '-1' }
    const detail = [{ strategy: 'content_model', errcode: 0, ...judged, prob: 90 }]
    return { answer: { errcode: 0, errmsg: 'ok', result: judged, detail, trace_id: traceId() } }
  }

  async function checkMedia(body: unknown): Promise<Outcome> {
    await pause(set.delay)
    const refused = wrong(body, 'media')
    if (refused) return { refused }
    const read = z.safeParse(mediaAsked, body)
    if (!read.success) return { refused: '47001' }
    const trace = traceId()
    tellLater(read.data.media_url, trace).catch((error: unknown) => console.error(error))
    return { answer: { errcode: 0, errmsg: 'ok', trace_id: trace } }
  }

  async function tellLater(url: string, trace: string): Promise<void> {
    await pause(set.resultDelay)
    if (callback)
      await push(callback, { appid: appId, trace_id: trace, version: 2, ...(await resultOf(url)) }, { now, random })
  }

  return {
    checkText,
    checkMedia,
    set(wanted: z.infer<typeof securitySettings>) {
      Object.assign(set, wanted)
    },
    /** Whoever was not in the mini-program for two hours, or is again. */
    leave: (openid: string) => absent.add(openid),
    visit: (openid: string) => absent.delete(openid),
  }
}
