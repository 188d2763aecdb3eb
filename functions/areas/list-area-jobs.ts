import { operation, type Ports } from '../http/operation.ts'
import { runningJobs, toJob } from './job.ts'
import { asCommunity } from './node.ts'

/** Whoever opens the page sees what goes on there, whoever began it. */
export const listAreaJobs = operation('listAreaJobs', {
  async run({ params }, { table }: Ports) {
    const jobs = await runningJobs(table, asCommunity(params.area))
    return { items: jobs.map(toJob) }
  },
})
