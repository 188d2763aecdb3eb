/**
 * WeChat's server, by its own protocol: code2Session (小程序登录). A code is used once and lives 5 minutes; the
 * session_key never leaves this module.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { Refusal } from '../../shared/errors.ts'

export interface WechatOptions {
  url: string
  appId: string
  appSecret: string
}

export interface Wechat {
  /** The openid behind a code of wx.login. Throws `codeRefused`, `tooMany` or `unavailable`. */
  openidOf(code: string): Promise<string>
}

const TIMEOUT = 5000
const answer = z.object({ openid: z.optional(z.string()), errcode: z.optional(z.number()) })

// 40029 invalid code, 40163 code been used, 40226 high-risk user blocked
const REFUSED = [40029, 40163, 40226]
const TOO_MANY = 45011

export function connectWechat({ url, appId, appSecret }: WechatOptions): Wechat {
  return {
    async openidOf(code) {
      const query = new URLSearchParams({
        appid: appId,
        secret: appSecret,
        js_code: code,
        grant_type: 'authorization_code',
      })
      const read = z.safeParse(answer, await ask(`${url}/sns/jscode2session?${query}`))
      if (!read.success) throw unavailable('an answer of another shape')
      const { openid, errcode = 0 } = read.data
      if (openid) return openid
      if (REFUSED.includes(errcode)) throw new Refusal('codeRefused')
      if (errcode === TOO_MANY) throw new Refusal('tooMany')
      throw unavailable(`errcode ${errcode}`)
    },
  }
}

/** WeChat answers JSON as text/plain, with status 200 for its errors too; anything else is an outage. */
async function ask(url: string): Promise<unknown> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT) })
    return await response.json()
  } catch (error) {
    // Its name alone: its message may quote the address, with our secret, or the answer, with the openid.
    throw unavailable(error instanceof Error ? error.name : 'not an Error')
  }
}

const unavailable = (cause: string) => new Refusal('unavailable', undefined, `code2Session: ${cause}`)
