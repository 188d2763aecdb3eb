/** The seconds between the press and the sending, in which a press by mistake can be taken back. */
import type { Clock } from '../../platform/clock.ts'

export const SECONDS = 5
const SECOND = 1000

export interface CountdownPorts {
  clock: Clock
  /** Lets the phone shake. */
  buzz: () => void
  /** Told how many seconds are left. */
  counted: (left: number) => void
  /** It is to be sent now; told once. */
  over: () => void
}

/** Counts by its own seconds, not by the time of day: a phone's clock may be wrong, or put right in the middle. */
export function makeCountdown({ clock, buzz, counted, over }: CountdownPorts) {
  let left = SECONDS
  let done = false
  let callOff: (() => void) | undefined

  function end() {
    done = true
    callOff?.()
    over()
  }

  function wait() {
    callOff = clock.later(SECOND, () => {
      left--
      counted(left)
      if (left <= 0) return end()
      buzz()
      wait()
    })
  }

  return {
    start: () => {
      counted(left)
      buzz()
      wait()
    },
    /** Sends at once. */
    hurry: () => {
      if (!done) end()
    },
    /** Nothing is sent; whether that was still possible. */
    stop: (): boolean => {
      if (done) return false
      done = true
      callOff?.()
      return true
    },
  }
}
export type Countdown = ReturnType<typeof makeCountdown>
