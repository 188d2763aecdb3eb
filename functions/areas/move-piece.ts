/** Buildings come to another grid: their households, one after another, those who serve there, and what was said in their channels. */
import { carryChannel } from '../channels/carry-channel.ts'
import { carryMarks } from '../channels/carry-marks.ts'
import { householdsIn, membersOf, moveHousehold } from '../households/move-household.ts'
import { keys } from '../platform/table.ts'
import { unlisted } from './close-area.ts'
import type { Progress, StoredJob } from './job.ts'
import type { JobPorts } from './run-job.ts'
import { serveInstead } from './serving.ts'
import { whereaboutsOf } from './whereabouts.ts'

/** So many households in a piece: each is a few requests, and a piece is to take seconds. */
export const HOUSEHOLDS_A_PIECE = 60

export async function movePiece({ table, clock }: JobPorts, job: StoredJob): Promise<Progress> {
  const { area: from, to } = job.areas[job.done] ?? {}
  if (!from || !to) return { done: job.done, ended: true }
  const where = await whereaboutsOf(table, to)
  await serveInstead({ table, by: job.by, now: clock.now() }, from, { area: to, areaName: where.buildingName })
  // Whoever moved is under the new code: what is still found here is what is left to do.
  const { all } = await householdsIn(table, from)
  for (const household of all.slice(0, HOUSEHOLDS_A_PIECE)) {
    // Before they are there: whoever is broken off with still lives here.
    for (const person of await membersOf(table, household)) await carryMarks(table, person, from, to)
    await moveHousehold(table, household, where)
  }
  if (all.length > HOUSEHOLDS_A_PIECE) return { done: job.done, ended: false }
  if (!(await carryChannel(table, from, { code: to, name: where.buildingName })))
    return { done: job.done, ended: false }
  await table.write([
    { update: keys.area(from), changes: { set: { ...unlisted, households: 0, joined: 0, pushable: 0 } } },
  ])
  const done = job.done + 1
  return { done, ended: done === job.areas.length }
}
