/** The time by the second, for clocks that somebody watches running. */
import { useEffect, useState } from 'react'
import { clock } from '../platform/clock.ts'

/** Milliseconds since the epoch; renewed every second while `running`. */
export function useSeconds(running = true): number {
  const [now, setNow] = useState(clock.now)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each renewal sets the next one
  useEffect(() => (running ? clock.later(1000, () => setNow(clock.now())) : undefined), [now, running])
  return now
}
