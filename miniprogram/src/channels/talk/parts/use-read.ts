/** Says that one has read up to an event: only while the page is looked at, and not for each post alone. */
import { useEffect, useRef } from 'react'
import { api } from '../../../api/api.ts'
import { clock } from '../../../platform/clock.ts'
import { useLooking } from '../../../platform/looking.ts'

const AT_MOST_EACH = 2_000

/** Answers what is to be told when an event is seen. `readTo`: what is known to be read. */
export function useRead(channel: string, readTo: number): (seq: number) => void {
  const looking = useLooking()
  const seen = useRef(0)
  const told = useRef(readTo)
  const callOff = useRef<() => void>(undefined)

  function tell() {
    callOff.current = undefined
    const seq = seen.current
    if (seq <= told.current) return
    const before = told.current
    told.current = seq
    void api.call('readChannel', { params: { channel }, body: { seq } }).then(({ ok }) => {
      // Seen again with the next post.
      if (!ok) told.current = before
    })
  }
  function soon() {
    callOff.current ??= clock.later(AT_MOST_EACH, tell)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was seen is told when the page is left, too
  useEffect(
    () => () => {
      if (callOff.current) {
        callOff.current()
        tell()
      }
    },
    [channel],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the tab is looked at again
  useEffect(() => {
    if (looking && seen.current > told.current) soon()
  }, [looking])
  return (seq) => {
    seen.current = Math.max(seen.current, seq)
    if (looking && seen.current > told.current) soon()
  }
}
