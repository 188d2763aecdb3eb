/**
 * The alert that is being sent: kept on the device under its idempotency key before the first try, and tried again every few
 * seconds until the service has answered. It stands apart from the outbox, so that nothing that waits there is before it.
 */
import '../../../../shared/zod.ts'
import * as z from 'zod/mini'
import { alertId, type Raised, raised } from '../../../../shared/alerts/alert.ts'
import { takeRaised } from '../../../../shared/alerts/taken.ts'
import { MINUTE } from '../../../../shared/lifecycle.ts'
import type { Outcome } from '../../api/outcome.ts'
import type { Clock } from '../../platform/clock.ts'
import { keep, readKept } from '../../platform/kept.ts'
import type { Storage } from '../../platform/storage.ts'

const KEPT = 'raising'
/** Milliseconds between tries. */
export const AGAIN = 2_500
/** A try that gets no answer does not hold up the next ones: the key makes them one. */
const AT_ONCE = 3
/** What could not be sent for so long is asked about first: it may be over. */
export const OLD = 30 * MINUTE

const unsent = z.object({
  /** The idempotency key, made at the press. */
  key: z.string(),
  /** Whose it is; none if nobody was signed in when it was pressed. */
  person: z.optional(z.string()),
  body: raised,
  /** When it was pressed, by this device's clock. */
  at: z.number(),
  /** Whether a try has failed, or has got no answer in time. */
  tried: z.boolean(),
  /** Why the last try failed. */
  why: z.optional(z.string()),
})
export type Unsent = z.output<typeof unsent>

/** All that the app has to know of the answer: an older app must not take a newer answer for none. */
const answer = z.object({ id: alertId })

export interface RaisingPorts {
  send: (key: string, body: Raised) => Promise<Outcome<unknown>>
  storage: Storage
  clock: Clock
  /** Who is signed in now. */
  person: () => string | undefined
  changed: (unsent: Unsent | undefined) => void
  /** Told once when it was sent. */
  sent: (alert: string) => void
}

/** Whether it waits for so long that one has to be asked. A clock that was put back makes nothing old. */
export const isOld = ({ at }: Unsent, now: number): boolean => now - at > OLD

export function makeRaising(ports: RaisingPorts) {
  const { clock, storage } = ports
  let held = readKept(storage, KEPT, unsent)
  let flying = 0
  let callOff: (() => void) | undefined

  function set(next: Unsent | undefined) {
    held = next
    if (next) keep(storage, KEPT, next)
    else storage.remove(KEPT)
    ports.changed(next)
  }

  /** Of whoever is signed in, or might be once it is tried. */
  const isTheirs = ({ person }: Unsent) => {
    const now = ports.person()
    return person === undefined || now === undefined || person === now
  }

  async function attempt(sending: Unsent) {
    flying++
    const outcome = await ports.send(sending.key, sending.body).finally(() => flying--)
    if (held?.key !== sending.key) return
    const read = outcome.ok ? z.safeParse(answer, outcome.value) : undefined
    if (!read?.success) {
      const why = outcome.ok ? undefined : outcome.failure.message
      return set({ ...held, tried: true, ...(why ? { why } : {}) })
    }
    set(undefined)
    callOff?.()
    ports.sent(read.data.id)
  }

  /** Tries now, and again and again. */
  function press() {
    callOff?.()
    callOff = undefined
    if (!held || isOld(held, clock.now()) || !isTheirs(held)) return
    if (flying > 0 && !held.tried) set({ ...held, tried: true })
    if (flying < AT_ONCE) void attempt(held)
    callOff = clock.later(AGAIN, press)
  }

  return {
    unsent: () => held,
    /** Sends an alert. One that waits already is the same alert, pressed again; one that is old gives way to it. */
    raise(key: string, body: Raised) {
      const waiting = held && isTheirs(held) && !isOld(held, clock.now())
      if (!waiting) {
        const person = ports.person()
        set({ key, ...(person ? { person } : {}), body: takeRaised(body).body, at: clock.now(), tried: false })
      }
      press()
    },
    /** The app, the person or the network is back. */
    resume: press,
    /** The old one is still needed. */
    still() {
      if (held) set({ ...held, at: clock.now() })
      press()
    },
    /** The person no longer needs it. */
    discard() {
      callOff?.()
      set(undefined)
    },
  }
}
