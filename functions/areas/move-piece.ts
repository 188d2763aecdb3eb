/**
 * Buildings come to another grid: their households, one after another, those who serve there, what was said in their channels, and what
 * neighbours ask of one another. A grid that none of its buildings is left in leaves the other one what it still has in hand.
 */
import { ancestorAt } from '../../shared/areas/code.ts'
import { carryChannel } from '../channels/carry-channel.ts'
import { carryMarks } from '../channels/carry-marks.ts'
import { carryHelp } from '../help/carry-help.ts'
import { householdsIn, membersOf, moveHousehold } from '../households/move-household.ts'
import type { Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { carryTeams } from '../teams/carry-teams.ts'
import { carryWishes } from '../wishes/carry-wishes.ts'
import { parseArea } from './area.ts'
import { childrenOf } from './children.ts'
import { unlisted } from './close-area.ts'
import type { Progress, StoredJob } from './job.ts'
import { isLive } from './node.ts'
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
  if (!(await carryHelp(table, from, where))) return { done: job.done, ended: false }
  await mergeGrid(table, job)
  await table.write([
    { update: keys.area(from), changes: { set: { ...unlisted, households: 0, joined: 0, pushable: 0 } } },
  ])
  const done = job.done + 1
  return { done, ended: done === job.areas.length }
}

const gridOf = (building: string) => ancestorAt(building, 'grid') ?? building

/** With the last building that leaves a grid from which all have gone. */
async function mergeGrid(table: Table, { areas, done }: StoredJob): Promise<void> {
  const { area = '', to = '' } = areas[done] ?? {}
  const from = gridOf(area)
  if (areas.slice(done + 1).some((later) => gridOf(later.area) === from)) return
  if ((await childrenOf(table, from, true)).some(isLive)) return
  const grid = parseArea((await table.read([keys.area(gridOf(to))]))[0])
  if (!grid) return
  const place = { area: grid.code, name: grid.fullName }
  await carryWishes(table, from, place)
  await carryTeams(table, from, place)
}
