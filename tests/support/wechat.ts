/** WeChat in this process, for tests that aren't about its protocol: a code says itself what is behind it. */
import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { type Checker, verdict } from '../../functions/wechat/checker.ts'
import type { Wechat } from '../../functions/wechat/wechat.ts'
import { drawCode } from '../../infra/local/wechat/codes.ts'
import { judgeText } from '../../infra/local/wechat/judging.ts'
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

/** What WeChat signs the events with that it pushes. */
export const EVENT_TOKEN = 'token4tests'

/** Judges texts by the stand-in's words; what was asked about photos is in `photos`, for tests that bring the results. */
export function fakeChecker(): Checker & { photos: { trace: string; openid: string; url: string }[]; down: boolean } {
  const photos: { trace: string; openid: string; url: string }[] = []
  const fake = {
    photos,
    /** While it is, nothing can be checked. */
    down: false,
    async text(_openid: string, content: string) {
      const judged = judgeText(content)
      if (fake.down || judged === 'breaksOff') throw new Refusal('unavailable')
      return z.parse(verdict, judged)
    },
    async photo(openid: string, url: string) {
      if (fake.down) throw new Refusal('unavailable')
      const trace = `trace-${randomUUID()}`
      photos.push({ trace, openid, url })
      return trace
    },
  }
  return fake
}
