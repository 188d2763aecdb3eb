/** Looks: that somebody looked at what is a person's, kept with that person, who can see it. */
import { isoTime } from '../platform/clock.ts'
import type { Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'

/** One look an hour is kept of each looker at each thing: a page that reads again is the same look. */
const lookId = (at: string, by: string, what: string) => `${at.slice(0, 'YYYY-MM-DDTHH'.length)}#${by}#${what}`

/** The write that keeps a look. `what`: the id of what was looked at; `part`: which part of it, where that matters. */
export function lookWrite(person: string, by: string, what: string, now: number, part?: string): Write {
  const at = isoTime(now)
  const look = keys.look(person, lookId(at, by, part ? `${what}#${part}` : what))
  return { put: { ...look, by, what, at, ...(part ? { part } : {}) } }
}
