import { useEffect, useRef, useState } from 'react'
import * as z from 'zod/mini'
import { api } from '../../api/api.ts'
import { clock } from '../../platform/clock.ts'
import { keep, readKept } from '../../platform/kept.ts'
import { whereAmI } from '../../platform/position.ts'
import { storage } from '../../platform/storage.ts'

/** Milliseconds between two positions. */
const EVERY = 15_000

const KEPT = 'sharing'
/** What was answered for which alert, so that nobody is asked twice. */
const answered = z.object({ alert: z.string(), on: z.boolean() })

export type SharingState = 'asking' | 'on' | 'off'

export function useSharing(alert: string) {
  const [state, setState] = useState<SharingState>(() => {
    const kept = readKept(storage, KEPT, answered)
    return kept?.alert !== alert ? 'asking' : kept.on ? 'on' : 'off'
  })
  const [round, setRound] = useState(0)
  const here = useRef(true)
  const wanted = useRef(true)
  const put = (on: boolean) => {
    keep(storage, KEPT, { alert, on })
    setState(on ? 'on' : 'off')
  }

  /** Tells where I am, once; whether it is known at all. */
  async function tell() {
    const position = await whereAmI()
    // Nothing is told after it was stopped.
    if (!here.current || !wanted.current) return
    if (position) await api.call('followAlert', { params: { alertId: alert }, body: position })
    if (!here.current || !wanted.current) return
    // One that could not be had for a moment is no refusal.
    if (state === 'asking') put(position !== undefined)
    else setRound(round + 1)
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: each telling sets the next one
  useEffect(() => {
    if (state === 'off') return
    if (state === 'asking') {
      void tell()
      return
    }
    return clock.later(EVERY, () => void tell())
  }, [state, round])
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])

  function share() {
    wanted.current = true
    setState('asking')
  }
  function stop() {
    wanted.current = false
    put(false)
  }
  return { state, share, stop }
}
