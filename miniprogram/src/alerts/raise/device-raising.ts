/** The alert that is being sent from this device, and what pages see of it. */
import { create } from 'zustand'
import type { Raised } from '../../../../shared/alerts/alert.ts'
import { api } from '../../api/api.ts'
import { clock } from '../../platform/clock.ts'
import { wechatCode } from '../../platform/login.ts'
import { whereAmI } from '../../platform/position.ts'
import { storage } from '../../platform/storage.ts'
import { isWeb } from '../../platform/target.ts'
import { signInWith } from '../../session/sign-in.ts'
import { currentSession } from '../../session/store.ts'
import { makeRaising, type Waiting } from './raising.ts'

/** The alert that the last press became; each press is one of its own, also where it is the same alert again. */
interface Sent {
  alert: string
}

export const useRaising = create<{ unsent: Waiting | undefined; sent: Sent | undefined }>(() => ({
  unsent: undefined,
  sent: undefined,
}))

/** In WeChat whoever presses is known without a word; somewhere else the service says who must sign in. */
async function beSomebody() {
  if (currentSession() || isWeb) return
  const code = await wechatCode()
  if (code !== undefined) await signInWith(code)
}

/** Where one is, once, if the phone says so: asked only when it was sent, or when one says that one is here. Nobody is followed thereby. */
export async function tellPlace(alertId: string) {
  const position = await whereAmI()
  if (position) await api.call('followAlert', { params: { alertId }, body: position })
}

export const raising = makeRaising({
  beSomebody,
  send: (key, body) => api.send('raiseAlert', { key, body }),
  storage,
  clock,
  person: () => currentSession()?.person.id,
  changed: (unsent) => useRaising.setState({ unsent }),
  // The page that is shown says so itself: a word over it would cover the calls.
  sent: (alert) => {
    useRaising.setState({ sent: { alert } })
    void tellPlace(alert)
  },
})
useRaising.setState({ unsent: raising.unsent() })

/** Has the service make ready what the press will need, while it counts down; what the press then names. `at`: where it is. */
export async function prepareRaising(at: Pick<Raised, 'area'>): Promise<Raised> {
  await beSomebody()
  if (!currentSession()) return at
  const outcome = await api.call('prepareAlert', { body: at })
  return outcome.ok ? outcome.value : at
}
