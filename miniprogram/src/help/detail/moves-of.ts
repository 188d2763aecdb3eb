import { timesOf } from '../../../../shared/help/early.ts'
import { type HelpMove, helpLifecycle } from '../../../../shared/help/lifecycle.ts'
import type { Help } from '../../../../shared/help/request.ts'
import { movesFor } from '../../../../shared/lifecycle.ts'

/** The moves that whoever looks may make now; `now` is milliseconds since the epoch. */
export function movesOf(help: Help, now: number): HelpMove[] {
  const { state, roundAt, dueAt, late, facts, parties } = help
  const all = { ...facts, ...timesOf(help, now) }
  return movesFor(helpLifecycle, { state, roundAt, dueAt, late }, all, parties, new Date(now).toISOString())
}
