import { operation } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import type { ImportPorts } from './ports.ts'
import { fileKey, knownImport, moved, saveImport, toJob } from './store.ts'

/** The worker stops at its next save. What was written stays; nothing is half a household. */
export const cancelImport = operation('cancelImport', {
  reads: ({ params }) => ({ job: keys.import(params.importId) }),
  async run({ actor, found, now, commit }, { bucket }: ImportPorts) {
    const job = knownImport(found.job, actor)
    const next = moved(job, 'cancel', 'manager', now)
    const reply = await commit([saveImport(job, next)], toJob(next, now), { area: job.area, what: job.id })
    await bucket.remove(fileKey(job.id))
    return reply
  },
})
