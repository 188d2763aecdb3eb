import { useEffect, useRef, useState } from 'react'
import { useAlarms } from '../../alerts/ring/ringing.ts'
import { clock } from '../../platform/clock.ts'
import { siren } from '../../platform/sound.ts'
import { storage } from '../../platform/storage.ts'
import { makeWallSound } from './wall-sound.ts'

/** `ids`: what is open, undefined until it is known; those of the first look are not new. */
export function useWallSound(ids: readonly string[] | undefined) {
  const rings = useRef(false)
  rings.current = useAlarms().alarms.length > 0
  const [sound] = useState(() =>
    makeWallSound({ storage, clock, siren, rings: () => rings.current, changed: (state) => setSounding(state) }),
  )
  const [sounding, setSounding] = useState(sound.state)
  useEffect(() => sound.begin(), [sound])
  const key = ids?.join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: it looks whenever other alerts are open
  useEffect(() => {
    if (ids) sound.hear(ids)
  }, [key])
  return { sounding, turn: sound.turn }
}
