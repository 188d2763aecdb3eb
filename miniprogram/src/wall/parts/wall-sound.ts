/**
 * A short sound for what is new on a wall, and whether it can be heard at all. That it was turned on is remembered; a browser lets
 * a page sound only after somebody has touched it, so that a wall that was loaded anew may be silent without anybody knowing.
 */
import '../../../../shared/zod.ts'
import * as z from 'zod/mini'
import type { Clock } from '../../platform/clock.ts'
import { keep, readKept } from '../../platform/kept.ts'
import type { Siren, Sounding } from '../../platform/sound.ts'
import type { Storage } from '../../platform/storage.ts'

const KEPT = 'wallSound'
const kept = z.object({ on: z.boolean() })
/** Milliseconds: to be heard across a room, and over. */
export const SOUNDS_FOR = 3_000

/** `silent`: it is on, and sounds not before somebody has touched the page; `none`: this device has no sound. */
export type WallSounding = 'off' | 'on' | 'silent' | 'none'

export interface WallSoundPorts {
  storage: Storage
  clock: Clock
  siren: Siren
  /** Whether something rings for this person: that sounds already, and must not be stopped from here. */
  rings: () => boolean
  changed: (sounding: WallSounding) => void
}

export function makeWallSound({ storage, clock, siren, rings, changed }: WallSoundPorts) {
  let on = readKept(storage, KEPT, kept)?.on ?? false
  let last: Sounding | undefined
  let known: ReadonlySet<string> | undefined
  let callOff: (() => void) | undefined

  function state(): WallSounding {
    if (!on) return 'off'
    if (last === 'refused') return 'silent'
    return last === 'none' ? 'none' : 'on'
  }
  function heard(sounding: Sounding) {
    last = sounding
    changed(state())
  }

  function sound() {
    if (rings()) return void siren.ready().then(heard)
    void siren.start().then(heard)
    callOff?.()
    callOff = clock.later(SOUNDS_FOR, () => {
      if (!rings()) siren.stop()
    })
  }

  return {
    state,
    /** The wall is shown: if it is on, whether it could be heard. */
    begin() {
      if (on) void siren.ready().then(heard)
    },
    /** What is open now; what was open at the first look is not new. */
    hear(ids: readonly string[]) {
      const fresh = known && ids.some((id) => !known?.has(id))
      known = new Set([...(known ?? []), ...ids])
      if (on && fresh) sound()
    },
    /** Heard at once, so that whoever turns it on knows how it sounds; and that touch is the one that browsers want. */
    turn(next: boolean) {
      on = next
      keep(storage, KEPT, { on })
      changed(state())
      if (on) sound()
    },
  }
}
