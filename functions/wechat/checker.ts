/**
 * WeChat's content check, by its own protocol: text at once (msgSecCheck, version 2), photos later (mediaCheckAsync, version 2;
 * the result is pushed to us within 30 minutes). The person must have been in the mini-program within two hours.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { Refusal } from '../../shared/errors.ts'
import { labelIds, OTHER } from '../../shared/moderation/labels.ts'
import type { Clock } from '../platform/clock.ts'
import { accessTokens } from './access-token.ts'
import { jsonOf, refusalOf, shaped } from './ask.ts'
import type { WechatOptions } from './wechat.ts'

/** What WeChat says of a content: `pass` shows, of `review` a person must decide, `risky` is refused; and as what it was found. */
export const verdict = z.object({
  suggest: z.enum(['pass', 'review', 'risky']),
  /** One that we have a word for; a new one of WeChat's is some other. */
  label: z.pipe(
    z.int(),
    z.transform((label) => labelIds.find((known) => known === label) ?? OTHER),
  ),
})
export type Verdict = z.output<typeof verdict>

/** WeChat takes no question about a photo of this person now, nor the next time: a person looks. The check itself is not down. */
export class NotAsked extends Refusal {
  constructor() {
    super('unavailable', undefined, 'whose photo it is has not been in the mini-program lately')
  }
}

export const FOR_A_PERSON: Verdict = { suggest: 'review', label: OTHER }

export interface Checker {
  /**
   * What is said of a text of at most 2,500 characters that this person publishes. Throws `tooMany` or `unavailable` when WeChat
   * can't say: the text then waits.
   */
  text(openid: string, content: string): Promise<Verdict>
  /**
   * Asks about a photo of at most 10 MB, which WeChat fetches from this URL. The trace id that its result will name. Throws as
   * `text` does, and `NotAsked`.
   */
  photo(openid: string, url: string): Promise<string>
}

export const CONTENT_MAX = 2500

/** Where it is published: 1 profile, 2 comment, 3 forum, 4 social log. */
const FORUM = 3
/** 1 audio, 2 image. */
const IMAGE = 2

/** How long one request may take, in milliseconds: a person waits for their post. */
const PATIENCE = 1500

/** 61010 has not been in the mini-program for two hours, 40003 no openid of it: asking again says the same, so a person looks. */
const NOBODY_FRESH = [40003, 61010]

const textAnswer = z.object({ result: verdict })
const photoAnswer = z.object({ trace_id: z.string().check(z.minLength(1), z.maxLength(128)) })

export function connectChecker(options: WechatOptions, clock: Clock): Checker {
  const askWithToken = accessTokens({ patience: PATIENCE, ...options }, clock)
  const ask = async (what: string, path: string, body: object) =>
    jsonOf(what, (await askWithToken(what, path, { version: 2, scene: FORUM, ...body })).bytes)
  return {
    async text(openid, content) {
      if ([...content].length > CONTENT_MAX) throw new RangeError(`More than ${CONTENT_MAX} characters to be checked`)
      const answer = await ask('msgSecCheck', '/wxa/msg_sec_check', { openid, content })
      if (NOBODY_FRESH.includes(answer.errcode)) return FOR_A_PERSON
      if (answer.errcode !== 0) throw refusalOf('msgSecCheck', answer.errcode)
      return shaped('msgSecCheck', textAnswer, answer).result
    },

    async photo(openid, url) {
      const answer = await ask('mediaCheckAsync', '/wxa/media_check_async', {
        openid,
        media_url: url,
        media_type: IMAGE,
      })
      if (NOBODY_FRESH.includes(answer.errcode)) throw new NotAsked()
      if (answer.errcode !== 0) throw refusalOf('mediaCheckAsync', answer.errcode)
      return shaped('mediaCheckAsync', photoAnswer, answer).trace_id
    },
  }
}
