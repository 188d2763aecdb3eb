/** WeChat in this process, for tests that aren't about its protocol: a code says itself what is behind it. */
import type { Wechat } from '../../functions/wechat/wechat.ts'
import { drawCode } from '../../infra/local/wechat/codes.ts'
import { Refusal } from '../../shared/errors.ts'

const behind = (what: string, code: string) => new RegExp(`^${what} of (\\S+)$`).exec(code)?.[1]

/** `code of <openid>` signs in, `phone of <number>` gives the number; every other code is refused, as WeChat does. */
export const fakeWechat: Wechat = {
  async openidOf(code) {
    const openid = behind('code', code)
    if (!openid) throw new Refusal('codeRefused')
    return openid
  },
  async phoneOf(code) {
    const phone = behind('phone', code)
    if (!phone) throw new Refusal('badInput', { phoneCode: '没有拿到微信里的手机号，请再点一次' })
    return phone
  },
  codeImage: async ({ scene, page }) => drawCode(scene, page, 430),
}
