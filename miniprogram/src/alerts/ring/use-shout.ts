/** Sound and shaking for as long as an alarm shouts. */
import { useEffect, useState } from 'react'
import { buzz } from '../../platform/buzz.ts'
import { clock } from '../../platform/clock.ts'
import { type Sounding, siren } from '../../platform/sound.ts'

const SHAKE_EVERY = 2_000

/** How it sounds, and what tries again: the browser may want a touch first. */
export function useShout(shouts: boolean): { sounding: Sounding | undefined; sound: () => void } {
  const [sounding, setSounding] = useState<Sounding>()
  const sound = () => void siren.start().then(setSounding)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it begins and ends with the alarm
  useEffect(() => {
    if (!shouts) return
    sound()
    let callOff = () => {}
    const again = () => {
      buzz()
      callOff = clock.later(SHAKE_EVERY, again)
    }
    again()
    return () => {
      callOff()
      siren.stop()
    }
  }, [shouts])
  return { sounding, sound }
}
