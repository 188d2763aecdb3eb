/** WeChat as a deployed (or locally running) function reaches it, made from its environment. */
import type { Clock } from '../platform/clock.ts'
import { readConfig, wechatSettings } from '../platform/config.ts'
import { type Checker, connectChecker } from './checker.ts'
import { connectMessenger, type Messenger } from './messenger.ts'
import { connectWechat, type Wechat, type WechatOptions } from './wechat.ts'

function options(): WechatOptions {
  const config = readConfig(wechatSettings, process.env)
  return { url: config.WECHAT_URL, appId: config.WECHAT_APP_ID, appSecret: config.WECHAT_APP_SECRET }
}

export const liveWechat = (clock: Clock): Wechat => connectWechat(options(), clock)
export const liveMessenger = (clock: Clock): Messenger => connectMessenger(options(), clock)
export const liveChecker = (clock: Clock): Checker => connectChecker(options(), clock)
