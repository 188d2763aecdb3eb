import { makeId } from '../../shared/ids.ts'
import { operation, type Ports } from '../http/operation.ts'
import { atVersion } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { changeWrite } from './change.ts'
import { knownGroup, leave } from './group.ts'
import { newJob, toJob } from './job.ts'

export const endGridGroup = operation('endGridGroup', {
  reads: ({ params }) => ({ group: keys.group(params.area, params.groupId) }),
  async run({ params, actor, found, now, commit }, { random }: Ports) {
    const { id, community, version, grids, name } = knownGroup(found.group, params.area)
    const areas = grids.map(({ area }) => ({ area }))
    const jobOf = { id: makeId('job', now, random), kind: 'group' as const, community, areas, total: areas.length }
    const { job, writes } = newJob({ ...jobOf, by: actor.id }, now)
    const change = { kind: 'endGroup' as const, areas: grids, before: name, job: job.id }
    return commit(
      [
        { remove: keys.group(community, id), when: atVersion(version) },
        ...grids.map(({ area }) => leave(area, id)),
        ...writes,
        changeWrite(community, job.id, actor, change, now),
      ],
      { job: toJob(job) },
      { area: community, what: id },
    )
  },
})
