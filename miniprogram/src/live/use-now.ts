/** The time, for words that change as it goes by. */
import { useEffect, useState } from 'react'
import { MINUTE } from '../../../shared/lifecycle.ts'
import { clock } from '../platform/clock.ts'

/** Milliseconds since the epoch; renewed every half minute while the page is there. */
export function useNow(): number {
  const [now, setNow] = useState(clock.now)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each renewal sets the next one
  useEffect(() => clock.later(MINUTE / 2, () => setNow(clock.now())), [now])
  return now
}
