/** The time, renewed each second: for what runs out while one looks. Milliseconds since the epoch. */
import { useEffect, useState } from 'react'
import { clock } from '../../../platform/clock.ts'

export function useSeconds(): number {
  const [now, setNow] = useState(clock.now)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each renewal sets the next one
  useEffect(() => clock.later(1_000, () => setNow(clock.now())), [now])
  return now
}
