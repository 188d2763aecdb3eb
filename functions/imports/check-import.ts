import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import type { ImportPorts } from './ports.ts'
import { fileKey, knownImport, moved, saveImport, toJob } from './store.ts'

/** Asked again while it is at work, it says how far it is. */
export const checkImport = operation('checkImport', {
  reads: ({ params }) => ({ job: keys.import(params.importId) }),
  async run({ params, actor, found, now, commit }, { bucket }: ImportPorts) {
    const job = knownImport(found.job, actor)
    if (job.state === 'checking') return toJob(job, now)
    const next = moved(job, 'check', 'manager', now)
    if (!(await bucket.get(fileKey(params.importId)))) throw new Refusal('fileNotReady')
    return commit([saveImport(job, next)], toJob(next, now))
  },
})
