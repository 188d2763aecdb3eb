/** WeChat as a deployed (or locally running) function reaches it, made from its environment. */
import type { Clock } from '../platform/clock.ts'
import { readConfig, wechatSettings } from '../platform/config.ts'
import { connectWechat, type Wechat } from './wechat.ts'

export function liveWechat(clock: Clock): Wechat {
  const config = readConfig(wechatSettings, process.env)
  return connectWechat(
    { url: config.WECHAT_URL, appId: config.WECHAT_APP_ID, appSecret: config.WECHAT_APP_SECRET },
    clock,
  )
}
