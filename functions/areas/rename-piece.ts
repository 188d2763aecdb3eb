/**
 * What follows the name of a grid or building: the names of the buildings in it, the homes of who lives there, the help that is asked for
 * there, and their staff's roles.
 */
import { levelOf } from '../../shared/areas/code.ts'
import { renameHelp } from '../help/carry-help.ts'
import { householdsIn, moveHousehold } from '../households/move-household.ts'
import type { Table } from '../platform/dynamo.ts'
import { atVersion } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { isOpen } from './building.ts'
import { childrenOf } from './children.ts'
import { groupsOf } from './group.ts'
import type { Progress, StoredJob } from './job.ts'
import { HOUSEHOLDS_A_PIECE } from './move-piece.ts'
import { fullNameOf, isLive, type Node, parseNode } from './node.ts'
import type { JobPorts } from './run-job.ts'
import { serveInstead } from './serving.ts'
import { whereaboutsOf } from './whereabouts.ts'

/** Sorts after every household of a building: it is through. */
const throughWith = (building: string) => `${building}~`

/** The names as they are now: when a grid is renamed twice in a row, the later name comes out of both jobs. */
export async function renamePiece({ table, clock }: JobPorts, job: StoredJob): Promise<Progress> {
  const [renamed] = job.areas
  const [item] = await table.read(renamed ? [keys.area(renamed.area)] : [])
  const node = parseNode(item)
  if (!node) return { done: job.done, ended: true }
  const by = { table, by: job.by, now: clock.now() }
  if (!job.after) {
    await serveInstead(by, node.code, { area: node.code, areaName: node.fullName })
    await renameInGroup(table, node, job.community)
  }
  const buildings = levelOf(node.code) === 'grid' ? await childrenOf(table, node.code, true) : [node]
  const left = buildings.filter((each) => isLive(each) && throughWith(each.code) > (job.after ?? ''))
  const [building, ...others] = left
  if (!building) return { done: job.total, ended: true }
  if (building.code !== node.code) {
    const fullName = fullNameOf(node, building.name)
    await renameBuilding(table, building.code, fullName)
    await serveInstead(by, building.code, { area: building.code, areaName: fullName })
  }
  const where = await whereaboutsOf(table, building.code)
  if (!(await renameHelp(table, where)))
    return { ...(job.after ? { after: job.after } : {}), done: job.done, ended: false }
  const { peopled } = await householdsIn(table, building.code)
  const toDo = peopled.filter((household) => household > (job.after ?? ''))
  const some = toDo.slice(0, HOUSEHOLDS_A_PIECE)
  for (const household of some) await moveHousehold(table, household, where)
  const done = Math.max(0, job.total - left.length)
  if (toDo.length > some.length) return { done, after: some.at(-1), ended: false }
  return { done: done + 1, after: throughWith(building.code), ended: others.length === 0 }
}

/** Nothing where the building was closed meanwhile: it keeps the name that it had. */
async function renameBuilding(table: Table, code: string, fullName: string): Promise<void> {
  await table.write([
    { update: keys.area(code), changes: { set: { fullName, 'card.fullName': fullName } }, when: isOpen },
  ])
}

async function renameInGroup(table: Table, { code, fullName, gridGroup }: Node, community: string): Promise<void> {
  const group = (await groupsOf(table, community)).find(({ id }) => id === gridGroup)
  if (!group || group.grids.every(({ area, name }) => area !== code || name === fullName)) return
  const grids = group.grids.map((grid) => (grid.area === code ? { area: code, name: fullName } : grid))
  const changes = { set: { grids, version: group.version + 1 } }
  const { written } = await table.write([
    { update: keys.group(community, group.id), changes, when: atVersion(group.version) },
  ])
  if (!written) throw new Error(`The group ${group.id} was changed meanwhile`)
}
