/** The one place where the app reads a clock or waits. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now: () => number
  /** Calls back once after that many milliseconds; the answer calls it off. */
  later: (milliseconds: number, callback: () => void) => () => void
}

export const clock: Clock = {
  now: () => Date.now(),
  later: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds)
    return () => clearTimeout(timer)
  },
}
