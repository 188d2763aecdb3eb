import { Refusal } from '../../shared/errors.ts'
import type { OperationId } from '../../shared/routes.ts'
import { liveService } from '../http/live.ts'
import { operation } from '../http/operation.ts'
import { serve } from '../http/serve.ts'
import { readConfig, tokenSettings, wechatSettings } from '../platform/config.ts'
import { getMe } from './get-me.ts'
import { renewSession } from './renew-session.ts'
import { type PeoplePorts, signIn } from './sign-in.ts'
import { connectWechat } from './wechat.ts'

/** Answers that the service is unavailable, until the operation is there. */
const soon = <O extends OperationId>(id: O) => operation(id, { run: () => Promise.reject(new Refusal('unavailable')) })

export const operations = {
  signIn,
  renewSession,
  getMe,
  changeName: soon('changeName'),
  listSessions: soon('listSessions'),
  endSession: soon('endSession'),
  endOtherSessions: soon('endOtherSessions'),
  askLogin: soon('askLogin'),
  lookAtLogin: soon('lookAtLogin'),
  confirmLogin: soon('confirmLogin'),
  claimLogin: soon('claimLogin'),
}

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
