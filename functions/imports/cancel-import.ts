import { operation } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import type { ImportPorts } from './ports.ts'
import { knownImport, moved, saveImport, toJob } from './store.ts'

/** The worker stops at its next save and does away with the file. What was written stays; no household is half there. */
export const cancelImport = operation('cancelImport', {
  reads: ({ params }) => ({ job: keys.import(params.importId) }),
  async run({ actor, found, now, commit }, _ports: ImportPorts) {
    const job = knownImport(found.job, actor)
    if (job.state === 'cancelled') return toJob(job, now)
    const next = moved(job, 'cancel', 'manager', now)
    return commit([saveImport(job, next)], toJob(next, now), { area: job.area, what: job.id })
  },
})
