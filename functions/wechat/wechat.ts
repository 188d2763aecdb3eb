/** WeChat's server, by its own protocol. Secrets, session keys and access tokens never leave this folder. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { Refusal } from '../../shared/errors.ts'
import type { Clock } from '../platform/clock.ts'
import { accessTokens, isPicture } from './access-token.ts'
import { ask, jsonOf, refusalOf, shaped } from './ask.ts'

export interface WechatOptions {
  url: string
  appId: string
  appSecret: string
  /** How long one request may take, in milliseconds; 5 seconds unless said. */
  patience?: number
}

export interface CodeImage {
  /** What the page is told: up to 32 characters of digits, letters and `!#$&'()*+,/:;=?@-._~`. */
  scene: string
  /** A page of the mini-program, without a leading slash. */
  page: string
}

export interface Wechat {
  /** The openid behind a code of wx.login (小程序登录): used once, within 5 minutes. Throws `codeRefused`, `tooMany` or `unavailable`. */
  openidOf(code: string): Promise<string>
  /**
   * The phone number, without its country's code, behind a code of getPhoneNumber: used once, within 5 minutes. Throws
   * `codeRefused`, `tooMany` or `unavailable`.
   */
  phoneOf(code: string): Promise<string>
  /** The picture (JPEG or PNG) of a mini-program code, which is good for ever. Throws `tooMany` or `unavailable`. */
  codeImage(wanted: CodeImage): Promise<Uint8Array>
}

// 40029 invalid code, 40163 code been used, 40226 high-risk user blocked
const REFUSED = [40029, 40163, 40226]
/** Pixels: 10 cm on paper at 218 dpi. */
const WIDTH = 860

const session = z.object({ openid: z.string() })
const phone = z.object({ phone_info: z.object({ purePhoneNumber: z.string().check(z.regex(/^\d{5,15}$/)) }) })

export function connectWechat(options: WechatOptions, clock: Clock): Wechat {
  const { url, appId, appSecret } = options
  const askWithToken = accessTokens(options, clock)
  return {
    async openidOf(code) {
      const query = new URLSearchParams({
        appid: appId,
        secret: appSecret,
        js_code: code,
        grant_type: 'authorization_code',
      })
      const what = 'code2Session'
      const answer = jsonOf(what, (await ask(what, `${url}/sns/jscode2session?${query}`)).bytes)
      if (REFUSED.includes(answer.errcode)) throw new Refusal('codeRefused')
      if (answer.errcode !== 0) throw refusalOf(what, answer.errcode)
      return shaped(what, session, answer).openid
    },

    async phoneOf(code) {
      const what = 'getuserphonenumber'
      const answer = jsonOf(what, (await askWithToken(what, '/wxa/business/getuserphonenumber', { code })).bytes)
      if (REFUSED.includes(answer.errcode)) throw new Refusal('codeRefused')
      if (answer.errcode !== 0) throw refusalOf(what, answer.errcode)
      return shaped(what, phone, answer).phone_info.purePhoneNumber
    },

    async codeImage({ scene, page }) {
      const what = 'getwxacodeunlimit'
      // Posters may be printed before the release that has the page: our own tests say that it exists.
      const body = { scene, page, check_path: false, env_version: 'release', width: WIDTH }
      const { type, bytes } = await askWithToken(what, '/wxa/getwxacodeunlimit', body)
      if (isPicture(type)) return bytes
      throw refusalOf(what, jsonOf(what, bytes).errcode)
    },
  }
}
