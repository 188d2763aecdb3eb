import { makeId } from '../../shared/ids.ts'
import { operation, type Ports } from '../http/operation.ts'
import { atVersion } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { changeWrite } from './change.ts'
import { enter, gridsIn, inGroup, knownGroup, leave, toGroup } from './group.ts'
import { newJob, toJob } from './job.ts'

export const changeGridGroup = operation('changeGridGroup', {
  reads: ({ params, body }) => ({
    group: keys.group(params.area, params.groupId),
    grids: body.grids.map(keys.area),
  }),
  async run({ params, body, actor, found, now, commit }, { random }: Ports) {
    const group = knownGroup(found.group, params.area)
    const { id, community } = group
    const grids = gridsIn(found.grids, community, id)
    const codes = grids.map(({ code }) => code)
    const before = group.grids.map(({ area }) => area)
    const gone = before.filter((grid) => !codes.includes(grid))
    const come = codes.filter((grid) => !before.includes(grid))
    // Who serves what stays may lose what goes, and is given what comes: all of them are gone through.
    const areas = [...codes, ...gone].map((area) => ({ area }))
    const jobOf = { id: makeId('job', now, random), kind: 'group' as const, community, areas, total: areas.length }
    const { job, writes } = newJob({ ...jobOf, by: actor.id }, now)
    const named = inGroup(grids)
    const words = { before: group.name, after: body.name }
    const change = { kind: 'changeGroup' as const, areas: named, ...words, job: job.id }
    return commit(
      [
        {
          update: keys.group(community, id),
          changes: { set: { name: body.name, grids: named, version: group.version + 1 } },
          when: atVersion(group.version),
        },
        ...come.map((grid) => enter(grid, id)),
        ...gone.map((grid) => leave(grid, id)),
        ...writes,
        changeWrite(community, job.id, actor, change, now),
      ],
      { group: toGroup({ ...group, name: body.name, grids: named }), job: toJob(job) },
      { area: community, what: id },
    )
  },
})
