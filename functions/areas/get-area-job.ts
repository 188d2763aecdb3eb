import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { parseJob, toJob } from './job.ts'
import { asCommunity } from './node.ts'

export const getAreaJob = operation('getAreaJob', {
  reads: ({ params }) => ({ job: keys.areaJob(params.jobId) }),
  async run({ params, found }) {
    const community = asCommunity(params.area)
    const job = parseJob(found.job)
    if (!job || job.community !== community) throw new Refusal('notFound')
    return toJob(job)
  },
})
