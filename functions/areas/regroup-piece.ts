/** The workers of grids that came into a group or left it hold what follows from the groups as they are now. */
import { type HeldRole, ROLES_MAX } from '../../shared/roles/roles.ts'
import type { RoleChange } from '../roles/grant.ts'
import { groupsOf } from './group.ts'
import { groupChange } from './group-roles.ts'
import type { Progress, StoredJob } from './job.ts'
import type { JobPorts } from './run-job.ts'
import { changeRoles, servingAt } from './serving.ts'

/** The workers of one grid. Who serves several grids of a group is gone through for each, and changed at the first. */
export async function regroupPiece({ table, clock }: JobPorts, job: StoredJob): Promise<Progress> {
  const { area } = job.areas[job.done] ?? {}
  if (!area) return { done: job.done, ended: true }
  const groups = await groupsOf(table, job.community)
  const changeOf = (roles: readonly HeldRole[]) => withinLimit(roles, groupChange(roles, job.community, groups))
  for (const person of await servingAt(table, area, 'gridWorker'))
    await changeRoles(table, person, changeOf, job.by, clock.now())
  const done = job.done + 1
  return { done, ended: done === job.areas.length }
}

/** A worker of very many grids is given as many more as there is room for. */
function withinLimit(roles: readonly HeldRole[], { give, take }: Required<RoleChange>): RoleChange {
  const room = Math.max(0, ROLES_MAX - roles.length + take.length)
  return { take, give: give.slice(0, room) }
}
