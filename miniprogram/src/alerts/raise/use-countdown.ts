/** The count-down of a page: begun at once or by a tap, and called off when the page goes. */
import { useEffect, useRef, useState } from 'react'
import type { Raised } from '../../../../shared/alerts/alert.ts'
import { buzz } from '../../platform/buzz.ts'
import { clock } from '../../platform/clock.ts'
import { makeKey } from '../../platform/random.ts'
import { type Countdown, makeCountdown } from './countdown.ts'
import { prepareRaising, raising } from './device-raising.ts'

/** `building`: where it is, if a code at its door says so; `household`: which of my homes, where that is known. `left`: the seconds; undefined while nothing counts. */
export function useCountdown(atOnce: boolean, building?: string, household?: string) {
  const [left, setLeft] = useState<number>()
  const running = useRef<Countdown | undefined>(undefined)

  function start() {
    const key = makeKey()
    const pressedAt = new Date(clock.now()).toISOString()
    let ready: Raised = household ? { household } : building ? { area: building } : {}
    prepareRaising(ready).then((named) => {
      ready = named
    })
    running.current = makeCountdown({
      clock,
      buzz,
      counted: setLeft,
      over: () => {
        setLeft(undefined)
        raising.raise(key, { ...ready, pressedAt })
      },
    })
    running.current.start()
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: it begins with the page
  useEffect(() => {
    if (atOnce) start()
    return () => {
      running.current?.stop()
    }
  }, [])

  return {
    left,
    start,
    hurry: () => running.current?.hurry(),
    /** Whether it could still be taken back. */
    stop: () => running.current?.stop() ?? true,
  }
}
