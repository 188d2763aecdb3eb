/** Reading from the API for a page: first with a skeleton, then again silently whenever something may have changed. */
import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Failure, Outcome } from '../api/outcome.ts'
import { useLive } from './live.ts'
import type { LiveEvent } from './socket.ts'

/** `ready` may carry the failure of a later reading; what was read stays on the page. */
export type Reading<T> =
  | { state: 'loading' }
  | { state: 'failed'; failure: Failure }
  | { state: 'ready'; value: T; failure?: Failure }

export interface ReadingOptions {
  /** Another key begins anew, with a skeleton. */
  key: string
  /** Which hints are worth reading again for; all but the many of the channels unless said. */
  cares?: (event: LiveEvent) => boolean
}

/** What was read, as long as there is anything. */
export const readyOf = <T>(reading: Reading<T>): T | undefined =>
  reading.state === 'ready' ? reading.value : undefined

/** Neighbours talking: told far more often than anything else, and of use only to who shows it. */
const isTalk = (event: LiveEvent) =>
  event.kind === 'frame' && (event.frame.type === 'channelMoved' || event.frame.type === 'reacted')

export function useReading<T>(read: () => Promise<Outcome<T>>, { key, cares }: ReadingOptions) {
  const [held, setHeld] = useState<{ key: string; reading: Reading<T> }>({ key, reading: { state: 'loading' } })
  const latest = useRef({ read, key })
  latest.current = { read, key }
  const running = useRef<{ key: string; again: boolean } | undefined>(undefined)

  /** Reads; a call while it reads has it read once more afterwards, so no hint is lost and no two readings cross. */
  const reread = useCallback(async () => {
    if (running.current?.key === latest.current.key) {
      running.current.again = true
      return
    }
    const run = { key: latest.current.key, again: false }
    running.current = run
    do {
      run.again = false
      const outcome = await latest.current.read()
      if (latest.current.key !== run.key) break
      setHeld((before) => ({
        key: run.key,
        reading: merge(before.key === run.key ? before.reading : undefined, outcome),
      }))
    } while (run.again)
    if (running.current === run) running.current = undefined
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another key is what begins anew
  useEffect(() => void reread(), [key, reread])
  useDidShow(() => {
    if (!running.current) void reread()
  })
  useLive((event) => {
    if (cares?.(event) ?? !isTalk(event)) void reread()
  })

  const reading: Reading<T> = held.key === key ? held.reading : { state: 'loading' }
  const put = useCallback((value: T) => setHeld({ key: latest.current.key, reading: { state: 'ready', value } }), [])
  return { reading, reread, put }
}

function merge<T>(before: Reading<T> | undefined, outcome: Outcome<T>): Reading<T> {
  if (outcome.ok) return { state: 'ready', value: outcome.value }
  const { failure } = outcome
  const gone = failure.code === 'notFound' || failure.code === 'notAllowed'
  if (before?.state === 'ready' && !gone) return { state: 'ready', value: before.value, failure }
  return { state: 'failed', failure }
}
