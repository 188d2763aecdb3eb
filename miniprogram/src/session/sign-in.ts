/** Signing in, by a person's tap or again silently. */

import { api } from '../api/api.ts'
import type { Outcome } from '../api/outcome.ts'
import { clock } from '../platform/clock.ts'
import { deviceName } from '../platform/device.ts'
import { wechatCode } from '../platform/login.ts'
import { isWeb } from '../platform/target.ts'
import { forgetExpired } from './leave.ts'
import { beginSession, currentSession, type Session, sessionOf } from './store.ts'

/** Signs in with a code; `demo` remembers which demo person it was. */
export async function signInWith(code: string, demo?: string): Promise<Outcome<Session>> {
  const signed = await api.call('signIn', { body: { code, session: currentSession()?.id, device: deviceName() } })
  if (!signed.ok) return signed
  const begun = sessionOf(signed.value, clock.now(), demo)
  beginSession(begun)
  return { ok: true, value: begun }
}

/** A fresh code for whoever is signed in: of WeChat, or of the local demo door. */
async function freshCode(demo: string | undefined): Promise<string | undefined> {
  if (demo === undefined) return wechatCode()
  const door = await api.call('listDemoPeople', {})
  return door.ok ? door.value.items.find((person) => person.id === demo)?.code : undefined
}

/** Signs in again as who was signed in, without asking; whether it worked. Whoever signed out stays so. */
export async function signInAgain(): Promise<boolean> {
  const before = currentSession()
  if (!before) return false
  if (isWeb && before.demo === undefined) {
    forgetExpired(before.id)
    return false
  }
  const code = await freshCode(before.demo)
  if (code === undefined || currentSession()?.id !== before.id) return false
  return (await signInWith(code, before.demo)).ok
}
