/**
 * The alert that is being sent: kept on the device under its idempotency key before the first try, and tried again every few
 * seconds until the service has answered, for as long as the app runs. Only what an app finds that begins, or a person who comes
 * back, is asked about when it is old. It stands apart from the outbox, so that nothing that waits there is before it.
 */
import '../../../../shared/zod.ts'
import * as z from 'zod/mini'
import { alertId, type Raised } from '../../../../shared/alerts/alert.ts'
import { takeRaised } from '../../../../shared/alerts/taken.ts'
import type { Outcome } from '../../api/outcome.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Storage } from '../../platform/storage.ts'
import { ageOf, isOld, keepUnsent, readUnsent, type Unsent } from './unsent.ts'

/** Milliseconds between tries. */
export const AGAIN = 2_500
/** A try that gets no answer does not hold up the next ones: the key makes them one. */
const AT_ONCE = 3

/** All that the app has to know of the answer: an older app must not take a newer answer for none. */
const answer = z.object({ id: alertId })

/** An alert as it waits. `asks`: it is not tried before one has said that it is still needed; `age`: milliseconds since the press. */
export type Waiting = Unsent & { asks: boolean; age: number }

export interface RaisingPorts {
  /** Signs in whoever holds the phone, where that needs no word of theirs. */
  beSomebody: () => Promise<void>
  send: (key: string, body: Raised) => Promise<Outcome<unknown>>
  storage: Storage
  clock: Clock
  /** Who is signed in now. */
  person: () => string | undefined
  /** Told what waits of whoever is signed in. */
  changed: (waiting: Waiting | undefined) => void
  /** Told once when it was sent. */
  sent: (alert: string) => void
}

export function makeRaising(ports: RaisingPorts) {
  const { clock, storage } = ports
  let held = readUnsent(storage)
  /** The key of the one that is being tried: it goes on however old it becomes. */
  let trying: string | undefined
  /** The keys of the tries that have no answer yet. */
  let flying: readonly string[] = []
  let callOff: (() => void) | undefined

  function hold(next: readonly Unsent[]) {
    held = next
    keepUnsent(storage, held)
    ports.changed(waiting())
  }
  const put = (next: Unsent) => hold(held.map((each) => (each.key === next.key ? next : each)))
  const drop = (key: string) => hold(held.filter((each) => each.key !== key))
  const isHeld = (key: string) => held.find((each) => each.key === key)

  /** Of whoever is signed in, or might be once it is tried. */
  const isTheirs = ({ person }: Unsent) => {
    const now = ports.person()
    return person === undefined || now === undefined || person === now
  }
  /** The last that they pressed. */
  const theirs = () => held.filter(isTheirs).pop()
  const asks = (each: Unsent) => each.key !== trying && isOld(each, clock.now())

  function waiting(): Waiting | undefined {
    const each = theirs()
    return each && { ...each, asks: asks(each), age: ageOf(each, clock.now()) }
  }

  async function attempt({ key }: Unsent) {
    flying = [...flying, key]
    const outcome = await send(key).finally(() => {
      const at = flying.indexOf(key)
      flying = flying.filter((_, i) => i !== at)
    })
    const sending = isHeld(key)
    if (!outcome || !sending) return
    const read = outcome.ok ? z.safeParse(answer, outcome.value) : undefined
    if (!read?.success) {
      const why = outcome.ok ? undefined : outcome.failure.message
      return put({ ...sending, tried: true, ...(why ? { why } : {}) })
    }
    drop(key)
    ports.sent(read.data.id)
    press()
  }

  /** Nothing where it turns out that somebody else holds the phone. */
  async function send(key: string) {
    await ports.beSomebody()
    const sending = isHeld(key)
    return sending && isTheirs(sending) ? ports.send(key, sending.body) : undefined
  }

  /** Tries now, and again and again. `since`: milliseconds that went by since the last round. */
  function press(since = 0) {
    callOff?.()
    callOff = undefined
    const next = theirs()
    if (!next || asks(next)) {
      trying = undefined
      return ports.changed(waiting())
    }
    // What went by while nobody tried counts by the clock.
    const waited = next.key === trying ? next.waited + since : ageOf(next, clock.now())
    trying = next.key
    const out = flying.filter((key) => key === next.key).length
    put({ ...next, waited, roundAt: clock.now(), tried: next.tried || out > 0 })
    if (out < AT_ONCE) void attempt(next)
    callOff = clock.later(AGAIN, () => press(AGAIN))
  }

  return {
    /** What waits of whoever is signed in. */
    unsent: waiting,
    /**
     * Sends an alert. One of this person that waits already is the same alert, pressed again; their old one gives way to it, and
     * those of others stay.
     */
    raise(key: string, body: Raised) {
      const before = theirs()
      const person = ports.person()
      // Before anybody signed in, nobody knows that it is the same person who presses: theirs is sent as well, and is a press again then.
      const unknown = before?.person !== undefined && person === undefined
      if (!before || unknown || asks(before)) {
        const gives = before && (before.person === undefined || before.person === person)
        const others = gives ? held.filter((each) => each !== before) : held
        const own = person ? { person } : {}
        const next = { key, ...own, body: takeRaised(body).body, at: clock.now(), waited: 0, tried: false }
        trying = key
        hold([...others, next])
      }
      press()
    },
    /** The app, the person or the network is back. */
    resume: () => press(),
    /** The old one is still needed. */
    still() {
      const old = theirs()
      trying = old?.key
      if (old) put({ ...old, at: clock.now(), waited: 0, roundAt: clock.now() })
      press()
    },
    /** The person no longer needs it. */
    discard() {
      const unwanted = theirs()
      if (unwanted) drop(unwanted.key)
      press()
    },
  }
}
