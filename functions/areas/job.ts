/**
 * Work on the area tree that takes more than one transaction: buildings that move, names below a grid that follow it, roles
 * of a grid group's workers. The job is an item that is due at once; the sweep takes it up within seconds and does a
 * piece each time it comes by. Every step of it finds out what is still to do and may be made twice, so
 * a job that was killed anywhere goes on where it was.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../../shared/areas/contract.ts'
import { type AreaJob, areaJob, jobId } from '../../shared/areas/editor.ts'
import { personId } from '../../shared/people/person.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { atVersion, isNew } from '../platform/expressions.ts'
import { queryAll } from '../platform/query-all.ts'
import { dueKeys, type Key, keys } from '../platform/table.ts'

/** `areas`: the buildings that move (`to`: which ones they become), the area that was renamed, or the grids whose workers' roles are to follow. */
export const storedJob = z.extend(areaJob, {
  version: z.int(),
  community: areaCode,
  areas: z.array(z.object({ area: areaCode, to: z.optional(areaCode) })),
  by: personId,
  /** Within a building: the last household that is through with it. */
  after: z.optional(z.string()),
})
export type StoredJob = z.infer<typeof storedJob>

export const parseJob = (item: Item | undefined): StoredJob | undefined => item && z.parse(storedJob, item)

export const toJob = ({ id, kind, state, done, total, startedAt, endedAt }: StoredJob): AreaJob => ({
  id,
  kind,
  state,
  done,
  total,
  startedAt,
  ...(endedAt ? { endedAt } : {}),
})

const jobItem = (job: StoredJob): Item & Key => ({ ...keys.areaJob(job.id), ...job })

export function newJob(
  what: Pick<StoredJob, 'id' | 'kind' | 'community' | 'areas' | 'total' | 'by'>,
  now: number,
): { job: StoredJob; writes: Write[] } {
  const startedAt = isoTime(now)
  const job: StoredJob = { ...what, version: 1, state: 'running', done: 0, startedAt }
  return {
    job,
    writes: [
      { put: { ...jobItem(job), ...dueKeys(job.id, startedAt) }, when: isNew },
      { put: { ...keys.areaJobOf(job.community, job.id), job: job.id } },
    ],
  }
}

/** The jobs that go on in a community, the newest first. */
export async function runningJobs(table: Table, community: string): Promise<StoredJob[]> {
  const { pk } = keys.areaJobOf(community, '')
  const rows = await queryAll(table, {
    pk: { name: 'pk', value: pk },
    sk: { name: 'sk', beginsWith: 'AREAJOB#' },
    ascending: false,
    consistent: true,
  })
  const items = await table.read(rows.map(({ job }) => keys.areaJob(z.parse(jobId, job))))
  return items.flatMap((item) => parseJob(item) ?? []).filter(({ state }) => state === 'running')
}

/**
 * The buildings that households are still on their way to, of a community. None of them may go on or be closed before all have come:
 * they would come to a building that is none. A job leads to new buildings only, so one that is not among these never will be.
 */
export async function expecting(table: Table, community: string): Promise<ReadonlySet<string>> {
  const jobs = await runningJobs(table, community)
  return new Set(jobs.flatMap(({ areas, done }) => areas.slice(done).flatMap(({ to }) => to ?? [])))
}

/** How far a job is: how many of its areas are through, the last household of the one after, and whether it is at its end. */
export interface Progress {
  done: number
  after?: string | undefined
  ended: boolean
}

/** The writes that say how far it is. They fail where another one did the same at the same time, and say so. */
export const progressed = (job: StoredJob, { done, after, ended }: Progress, now: number): Write[] => [
  {
    update: keys.areaJob(job.id),
    changes: {
      set: {
        done,
        after,
        version: job.version + 1,
        ...(ended ? { state: 'done', endedAt: isoTime(now), due: undefined, dueAt: undefined } : {}),
      },
    },
    when: atVersion(job.version),
  },
  ...(ended ? [{ remove: keys.areaJobOf(job.community, job.id) }] : []),
]
