/** Signing in, by a person's tap or again silently. */

import { api } from '../api/api.ts'
import type { Outcome } from '../api/outcome.ts'
import { deviceName } from '../platform/device.ts'
import { wechatCode } from '../platform/login.ts'
import { beginSession, currentSession, type Session } from './store.ts'

/** Signs in with a code; `demo` remembers which demo person it was. */
export async function signInWith(code: string, demo?: string): Promise<Outcome<Session>> {
  const signed = await api.call('signIn', { body: { code, session: currentSession()?.id, device: deviceName() } })
  if (!signed.ok) return signed
  const { token, session, person } = signed.value
  const begun: Session = { token, id: session, person, ...(demo === undefined ? {} : { demo }) }
  beginSession(begun)
  return { ok: true, value: begun }
}

/** A fresh code for whoever is signed in: of WeChat, or of the local demo door. */
async function freshCode(demo: string | undefined): Promise<string | undefined> {
  if (demo === undefined) return wechatCode()
  const door = await api.call('listDemoPeople', {})
  return door.ok ? door.value.items.find((person) => person.id === demo)?.code : undefined
}

/** Signs in again as who was signed in, without asking; whether it worked. */
export async function signInAgain(): Promise<boolean> {
  const demo = currentSession()?.demo
  const code = await freshCode(demo)
  if (code === undefined) return false
  return (await signInWith(code, demo)).ok
}
