import { makeId } from '../../shared/ids.ts'
import { operation, type Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { changeWrite } from './change.ts'
import { enter, gridsIn, groupItem, inGroup, type StoredGroup, toGroup } from './group.ts'
import { newJob, toJob } from './job.ts'
import { asCommunity } from './node.ts'

export const makeGridGroup = operation('makeGridGroup', {
  reads: ({ body }) => ({ grids: body.grids.map(keys.area) }),
  async run({ params, body, actor, found, now, commit }, { random }: Ports) {
    const community = asCommunity(params.area)
    const grids = gridsIn(found.grids, community)
    const codes = grids.map(({ code }) => code)
    const id = makeId('grp', now, random)
    const group: StoredGroup = {
      id,
      version: 1,
      community,
      name: body.name,
      grids: inGroup(grids),
      madeAt: isoTime(now),
    }
    const areas = codes.map((area) => ({ area }))
    const jobOf = { id: makeId('job', now, random), kind: 'group' as const, community, areas, total: codes.length }
    const { job, writes } = newJob({ ...jobOf, by: actor.id }, now)
    const change = { kind: 'makeGroup' as const, areas: group.grids, after: body.name, job: job.id }
    return commit(
      [
        { put: groupItem(group), when: isNew },
        ...codes.map((grid) => enter(grid, id)),
        ...writes,
        changeWrite(community, job.id, actor, change, now),
      ],
      { group: toGroup(group), job: toJob(job) },
      { area: community, what: id },
    )
  },
})
