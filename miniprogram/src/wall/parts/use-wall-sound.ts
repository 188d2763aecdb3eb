/** A short sound for what is new on a wall; a browser lets it sound only after somebody has touched the page. */
import { useEffect, useRef, useState } from 'react'
import { useAlarms } from '../../alerts/ring/ringing.ts'
import { clock } from '../../platform/clock.ts'
import { type Sounding, siren } from '../../platform/sound.ts'

/** Milliseconds: to be heard across a room, and over. */
const SOUNDS_FOR = 3_000

/** `ids`: what is open, undefined until it is known; those of the first look are not new. */
export function useWallSound(ids: readonly string[] | undefined) {
  const [on, setOn] = useState(false)
  const [sounding, setSounding] = useState<Sounding>()
  const known = useRef<ReadonlySet<string> | undefined>(undefined)
  // What rings for this person sounds already, and must not be stopped from here.
  const rings = useRef(false)
  rings.current = useAlarms().alarms.length > 0

  function sound() {
    if (rings.current) return
    void siren.start().then(setSounding)
    clock.later(SOUNDS_FOR, () => {
      if (!rings.current) siren.stop()
    })
  }
  const key = ids?.join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: it looks whenever other alerts are open
  useEffect(() => {
    if (!ids) return
    const fresh = known.current && ids.some((id) => !known.current?.has(id))
    known.current = new Set([...(known.current ?? []), ...ids])
    if (on && fresh) sound()
  }, [key])

  return {
    on,
    sounding,
    turn: (next: boolean) => {
      setOn(next)
      // Heard at once, so that whoever turns it on knows how it sounds; and that touch is the one that browsers want.
      if (next) sound()
    },
  }
}
