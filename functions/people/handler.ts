import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { readConfig, tokenSettings, wechatSettings } from '../platform/config.ts'
import { getMe } from './get-me.ts'
import { type PeoplePorts, signIn } from './sign-in.ts'
import { connectWechat } from './wechat.ts'

export const operations = { signIn, getMe }

export const handler = serve('people', operations, () => {
  const config = readConfig({ ...tokenSettings, ...wechatSettings }, process.env)
  const wechat = connectWechat({
    url: config.WECHAT_URL,
    appId: config.WECHAT_APP_ID,
    appSecret: config.WECHAT_APP_SECRET,
  })
  const service = liveService('people')
  const ports: PeoplePorts = { ...service.ports, wechat, tokenSecret: config.TOKEN_SECRET }
  return { ...service, ports }
})
