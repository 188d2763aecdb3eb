/** Signing out: by the person, or because the session was ended from elsewhere. */
import { api } from '../api/api.ts'
import { clock } from '../platform/clock.ts'
import { say } from '../ui/toast/say.ts'
import { currentSession, endSession } from './store.ts'

/** Milliseconds that signing out waits for the service; without a network it works all the same. */
const PATIENCE = 3_000

const soon = () => new Promise<void>((resolve) => void clock.later(PATIENCE, resolve))

/** Ends the session on the service, if it can be reached, and on this device in any case. */
export async function signOut(): Promise<void> {
  const session = currentSession()
  if (!session) return
  await Promise.race([api.call('endSession', { params: { session: session.id } }), soon()])
  if (currentSession()?.id === session.id) endSession()
}

/** The session of a token was ended: this device signs out, with a word. What was typed stays, for whose it is. */
export function forgetEnded(token: string): void {
  if (currentSession()?.token !== token) return
  endSession()
  say('这台设备的登录已结束，请重新登录')
}

/** The token of a screen ran out unused, and there is no wx.login to get another by. */
export function forgetExpired(session: string): void {
  if (currentSession()?.id !== session) return
  endSession()
  say('登录已过期，请重新登录')
}
