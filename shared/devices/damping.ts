/**
 * What a signal of a device leads to. Pure. An alarm is never lost: for each there is an open alert (or ticket) that it raised or is
 * counted on, or it is held, and raised within the hour unless the device clears it. And never too many: a sensor that flaps rings
 * for nobody again and again, and raises so many in an hour at most.
 */
import { HOUR, MINUTE } from '../lifecycle.ts'
import type { DeviceKind } from './kinds.ts'

/** More changes than these between alarm and clear within so long are flapping. */
export const FLAPS = 3
export const FLAP_WINDOW = 10 * MINUTE

/** A device that only repeats its alarm, or flaps, has the open alert say so once in so long. */
export const SAY_APART = MINUTE
/** Who presses a button again within so long presses once. */
export const PRESS_APART = 10_000

/** How often one device may raise anything within an hour. A button is pressed by a person, who is not turned away. */
export const mostAnHour = (kind: DeviceKind): number => (kind === 'sos' ? 60 : 4)

export interface Damped {
  alarming: boolean
  /** When it changed between alarm and clear, of late; milliseconds, oldest first. */
  changes: readonly number[]
  /** When it raised something within the last hour; oldest first. */
  raised: readonly number[]
  /** When the alert last heard of it. */
  saidAt?: number | undefined
  /** Signals since then, of which the alert has not heard. */
  unsaid: number
  /** An alarm waits until it may be raised. */
  held: boolean
}

export const calm: Damped = { alarming: false, changes: [], raised: [], unsaid: 0, held: false }

/**
 * `raise`: something new; `again`: the open one rings again; `say`: the open one is told, and rings for nobody; `count`: only
 * counted, and said with the next; `hold`: raised later; `none`: nothing to do.
 */
export const acts = ['raise', 'again', 'say', 'count', 'hold', 'none'] as const
export type Act = (typeof acts)[number]

export interface Damping {
  after: Damped
  act: Act
  flapping: boolean
}

export type SignalKind = 'alarm' | 'clear' | 'heartbeat'

/** `open`: what it raised is open still; `now`: milliseconds. */
export function damp(before: Damped, signal: SignalKind, kind: DeviceKind, open: boolean, now: number): Damping {
  const changed = signal === 'heartbeat' ? false : before.alarming !== (signal === 'alarm')
  const changes = [...before.changes.filter((at) => at > now - FLAP_WINDOW), ...(changed ? [now] : [])].slice(-KEPT)
  const raised = before.raised.filter((at) => at > now - HOUR)
  const flapping = changes.length > FLAPS
  const known: Damped = { ...before, alarming: changed ? signal === 'alarm' : before.alarming, changes, raised }
  const act = actOf(known, { signal, kind, open, changed, flapping }, now)
  return { after: afterAct(known, act, now), act, flapping }
}

/** As many changes are kept; more of them mean no more. */
const KEPT = 20

interface Seen {
  signal: SignalKind
  kind: DeviceKind
  open: boolean
  changed: boolean
  flapping: boolean
}

function actOf(known: Damped, { signal, kind, open, changed, flapping }: Seen, now: number): Act {
  const apart = now - (known.saidAt ?? Number.NEGATIVE_INFINITY)
  if (signal === 'alarm' && !open) return known.raised.length < mostAnHour(kind) ? 'raise' : 'hold'
  if (signal === 'heartbeat') return open && known.unsaid > 0 && apart >= SAY_APART ? 'say' : 'none'
  if (!open) return 'none'
  // Nobody clears a button: each press is an alarm of its own.
  if (kind === 'sos') return signal === 'alarm' && apart >= PRESS_APART ? 'again' : 'count'
  if (changed && !flapping) return signal === 'alarm' ? 'again' : 'say'
  return apart >= SAY_APART ? 'say' : 'count'
}

function afterAct(known: Damped, act: Act, now: number): Damped {
  switch (act) {
    case 'raise':
      return { ...known, raised: [...known.raised, now], saidAt: now, unsaid: 0, held: false }
    case 'again':
    case 'say':
      return { ...known, saidAt: now, unsaid: 0, held: false }
    case 'count':
      return { ...known, unsaid: known.unsaid + 1, held: false }
    case 'hold':
      return { ...known, held: true }
    case 'none':
      return { ...known, held: known.held && known.alarming }
  }
}

/** When what is held may be raised, in milliseconds; undefined where nothing is held. */
export function heldUntil({ held, raised }: Damped, kind: DeviceKind): number | undefined {
  const oldest = raised.at(-mostAnHour(kind))
  return held && oldest !== undefined ? oldest + HOUR : undefined
}

/** What becomes of a held alarm when its time has come: it is raised, unless the device cleared it or something is open already. */
export function unhold(before: Damped, kind: DeviceKind, open: boolean, now: number): Damping {
  const raised = before.raised.filter((at) => at > now - HOUR)
  const known: Damped = { ...before, raised }
  const flapping = before.changes.filter((at) => at > now - FLAP_WINDOW).length > FLAPS
  if (!before.held || !before.alarming) return { after: { ...known, held: false }, act: 'none', flapping }
  const act: Act = open ? 'say' : raised.length < mostAnHour(kind) ? 'raise' : 'hold'
  return { after: afterAct(known, act, now), act, flapping }
}
