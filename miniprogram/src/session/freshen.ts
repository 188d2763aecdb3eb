/** Keeping the session young: its token where there is no wx.login, and who I am. */
import { api } from '../api/api.ts'
import { clock } from '../platform/clock.ts'
import { isWeb } from '../platform/target.ts'
import { beginSession, currentSession, putMe, sessionOf } from './store.ts'

/** A screen's token is exchanged for a younger one past half its life; in WeChat the silent sign-in does better. */
export async function freshenSession(): Promise<void> {
  const before = currentSession()
  if (!isWeb || !before || before.staleAt > clock.now()) return
  const renewed = await api.call('renewSession', {})
  if (!renewed.ok || currentSession()?.token !== before.token) return
  beginSession(sessionOf(renewed.value, clock.now(), before.demo))
}

/** Reads again who I am: homes and roles change without signing in anew. */
export async function rereadMe(): Promise<void> {
  if (!currentSession()) return
  const read = await api.call('getMe', {})
  if (read.ok) putMe(read.value)
}
