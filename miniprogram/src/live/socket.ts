/**
 * The live line: a WebSocket that opens itself again. What it says are hints; whoever listens reads again. Each time it
 * opens, listeners are told to read again as well, for something may have happened while it was cut.
 */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
import { type Frame, frame } from '../../../shared/sockets/contract.ts'
import type { Outcome } from '../api/outcome.ts'
import type { Clock } from '../platform/clock.ts'
import type { Connect, Wire } from '../platform/wire.ts'

/** `opened`: the line is there (again). */
export type LiveEvent = { kind: 'opened' } | { kind: 'frame'; frame: Frame }

export interface LivePorts {
  /** Asks the service for an address to connect to. */
  open: () => Promise<Outcome<{ url: string }>>
  connect: Connect
  clock: Clock
  /** From 0 up to 1. */
  chance: () => number
  tell: (event: LiveEvent) => void
}

const FIRST_PAUSE = 1_000
const LONGEST_PAUSE = 30_000
/** API Gateway cuts a line that is silent for ten minutes. */
const SIGN_OF_LIFE = 5 * 60_000

/** The pause before the next try: doubling, and between half and all of it by chance, so that a city does not knock at once. */
export const pauseBefore = (attempt: number, chance: number) =>
  Math.min(FIRST_PAUSE * 2 ** attempt, LONGEST_PAUSE) * (0.5 + chance / 2)

function readFrame(text: string): Frame | undefined {
  try {
    const read = z.safeParse(frame, JSON.parse(text))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

export function makeLive(ports: LivePorts) {
  let wanted = false
  let wire: Wire | undefined
  let opening = false
  let attempts = 0
  let callOff: (() => void) | undefined
  let quiet: (() => void) | undefined

  function again() {
    callOff?.()
    if (!wanted) return
    callOff = ports.clock.later(pauseBefore(attempts++, ports.chance()), () => void start())
  }

  function keepAlive(line: Wire) {
    quiet?.()
    quiet = ports.clock.later(SIGN_OF_LIFE, () => {
      line.say('{"type":"ping"}')
      keepAlive(line)
    })
  }

  async function start(): Promise<void> {
    callOff?.()
    callOff = undefined
    if (!wanted || wire || opening) return
    opening = true
    const pass = await ports.open()
    opening = false
    if (!pass.ok) return again()
    if (!wanted) return
    const line = ports.connect(pass.value.url, {
      opened: () => {
        attempts = 0
        keepAlive(line)
        ports.tell({ kind: 'opened' })
      },
      heard: (text) => {
        const heard = readFrame(text)
        if (heard) ports.tell({ kind: 'frame', frame: heard })
      },
      ended: () => {
        if (wire !== line) return
        quiet?.()
        wire = undefined
        again()
      },
    })
    wire = line
  }

  return {
    /** Wants the line from now on; also a knock when the network or the app is back. */
    start: () => {
      wanted = true
      return start()
    },
    /** Says something while the line is open; after each opening it has to be said again. */
    say: (text: string) => wire?.say(text),
    stop: () => {
      wanted = false
      callOff?.()
      quiet?.()
      const line = wire
      wire = undefined
      line?.close()
    },
  }
}
