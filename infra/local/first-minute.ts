/**
 * What keeps alerts from being forgotten, in the first minute of the stage. The gateway's schedule begins at the turn of a minute,
 * for which nobody who asks for help may wait.
 */
import type { Gateway } from './gateway.ts'

const KEEPERS = ['escalation', 'ways', 'watchdog'] as const

/** Starts them at once, and waits for neither: the escalation takes its minute, and overlaps with what the schedule starts. */
export function beginFirstMinute({ invoke }: Pick<Gateway, 'invoke'>, say: (what: string) => void) {
  const stopping = new AbortController()
  for (const name of KEEPERS) {
    invoke(name, {}, stopping.signal).catch((error: unknown) => {
      if (!stopping.signal.aborted) say(`The ${name} failed in the first minute: ${error}`)
    })
  }
  return { stop: async () => stopping.abort() }
}
