/**
 * Telling again and again where one is, for as long as one's alert is open: only after a yes of its own, which is for this alert
 * alone. That the phone was once allowed to say where it is, is no such yes.
 */
import '../../../../shared/zod.ts'
import * as z from 'zod/mini'
import type { Position } from '../../../../shared/alerts/alert.ts'
import type { Outcome } from '../../api/outcome.ts'
import type { Clock } from '../../platform/clock.ts'
import { keep, readKept } from '../../platform/kept.ts'
import type { Storage } from '../../platform/storage.ts'

/** Milliseconds between two positions. */
export const EVERY = 15_000

const KEPT = 'following'
/** What was said for which alert. */
const kept = z.object({ alert: z.string(), on: z.boolean() })

/** `looking`: it is on, and nothing was told yet; `unknown`: it is on, and the phone doesn't say where it is. */
export type Following = 'off' | 'looking' | 'on' | 'unknown'

export interface FollowingPorts {
  alert: string
  storage: Storage
  clock: Clock
  whereAmI: () => Promise<Position | undefined>
  tell: (position: Position) => Promise<Outcome<unknown>>
  changed: (state: Following) => void
}

export function makeFollowing({ alert, storage, clock, whereAmI, tell, changed }: FollowingPorts) {
  const said = readKept(storage, KEPT, kept)
  let state: Following = said?.alert === alert && said.on ? 'looking' : 'off'
  /** Each time that it begins is one of its own: what an earlier one still brings is told nobody. */
  let run = 0
  let callOff: (() => void) | undefined

  function set(next: Following) {
    state = next
    changed(next)
  }

  async function round(mine: number) {
    const position = await whereAmI()
    if (mine !== run) return
    const outcome = position && (await tell(position))
    if (mine !== run) return
    if (outcome && !outcome.ok && outcome.failure.code === 'wrongState') return turn(false)
    set(position === undefined ? 'unknown' : outcome?.ok ? 'on' : 'looking')
    callOff = clock.later(EVERY, () => void round(mine))
  }

  /** Nothing is told any more. */
  function end() {
    run++
    callOff?.()
  }

  function turn(on: boolean) {
    end()
    keep(storage, KEPT, { alert, on })
    set(on ? 'looking' : 'off')
    if (on) void round(run)
  }

  return {
    state: () => state,
    /** The page is shown: it goes on where it was on. */
    begin() {
      if (state !== 'off') void round(run)
    },
    /** The page goes, or the alert has ended. */
    end,
    turn,
  }
}
