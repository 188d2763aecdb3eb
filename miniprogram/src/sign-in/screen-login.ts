/**
 * The sign-in of a wide screen: a code to scan with the phone, asked about every two seconds while the page is looked at,
 * and asked for anew when its two minutes are over. The secret that claims it never leaves this browser's memory.
 */
import { useEffect, useRef, useState } from 'react'
import { LOGIN_ASKED_EVERY } from '../../../shared/people/session.ts'
import { api } from '../api/api.ts'
import type { Failure } from '../api/outcome.ts'
import { clock } from '../platform/clock.ts'
import { deviceName } from '../platform/device.ts'
import { useLooking } from '../platform/looking.ts'
import { beginSession, sessionOf } from '../session/store.ts'

export interface Asked {
  code: string
  secret: string
  expiresAt: string
  image?: string | undefined
}

export type ScreenLogin =
  | { state: 'asking' }
  | { state: 'failed'; failure: Failure }
  | { state: 'waiting' | 'scanned'; asked: Asked }
  | { state: 'refused' | 'confirmed' }

/** `done` is called once the screen is signed in. */
export function useScreenLogin(done: () => void) {
  const [login, setLogin] = useState<ScreenLogin>({ state: 'asking' })
  const [round, setRound] = useState(0)
  const looking = useLooking()
  const told = useRef(done)
  told.current = done

  // biome-ignore lint/correctness/useExhaustiveDependencies: each round asks for a code of its own
  useEffect(() => {
    let here = true
    setLogin({ state: 'asking' })
    void api.call('askLogin', { body: { device: deviceName() } }).then((answer) => {
      if (!here) return
      setLogin(answer.ok ? { state: 'waiting', asked: answer.value } : { state: 'failed', failure: answer.failure })
    })
    return () => {
      here = false
    }
  }, [round])

  const asked = login.state === 'waiting' || login.state === 'scanned' ? login.asked : undefined
  useEffect(() => {
    if (!asked || !looking) return
    let here = true
    let callOff: (() => void) | undefined
    const again = () => {
      callOff = clock.later(LOGIN_ASKED_EVERY, () => void claim())
    }
    async function claim() {
      if (!asked) return
      const answer = await api.call('claimLogin', { params: { code: asked.code }, body: { secret: asked.secret } })
      if (!here) return
      if (!answer.ok) {
        // Over: a new code comes by itself. Anything else (the network) may pass.
        if (answer.failure.code === 'loginOver') return setRound((last) => last + 1)
        return again()
      }
      switch (answer.value.state) {
        case 'waiting':
          return again()
        case 'scanned':
          setLogin({ state: 'scanned', asked })
          return again()
        case 'refused':
          return setLogin({ state: 'refused' })
        case 'confirmed':
          setLogin({ state: 'confirmed' })
          beginSession(sessionOf(answer.value.signedIn, clock.now()))
          return told.current()
      }
    }
    again()
    return () => {
      here = false
      callOff?.()
    }
  }, [asked, looking])

  return { login, again: () => setRound((last) => last + 1) }
}
