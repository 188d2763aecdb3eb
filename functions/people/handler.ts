import { peopleRoutes } from '../../shared/people/contract.ts'
import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { readConfig, tokenSettings } from '../platform/config.ts'
import { liveWechat } from '../wechat/live.ts'
import { askLogin } from './ask-login.ts'
import { changeName } from './change-name.ts'
import { claimLogin } from './claim-login.ts'
import { confirmLogin } from './confirm-login.ts'
import { endOtherSessions, endSession } from './end-session.ts'
import { getMe } from './get-me.ts'
import { listSessions } from './list-sessions.ts'
import { lookAtLogin } from './look-at-login.ts'
import { renewSession } from './renew-session.ts'
import { type PeoplePorts, signIn } from './sign-in.ts'

export const operations = {
  signIn,
  renewSession,
  getMe,
  changeName,
  listSessions,
  endSession,
  endOtherSessions,
  askLogin,
  lookAtLogin,
  confirmLogin,
  claimLogin,
}

export const handler = serve('people', peopleRoutes, operations, () => {
  const config = readConfig(tokenSettings, process.env)
  const service = liveService('people')
  const wechat = liveWechat(service.ports.clock)
  const ports: PeoplePorts = { ...service.ports, wechat, tokenSecret: config.TOKEN_SECRET }
  return { ...service, ports }
})
