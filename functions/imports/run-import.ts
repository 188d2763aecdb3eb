import { operation } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import type { ImportPorts } from './ports.ts'
import { knownImport, moved, saveImport, toJob } from './store.ts'

/** What was checked is carried out, from the first row on. Asked again while it is at work, it says how far it is. */
export const runImport = operation('runImport', {
  reads: ({ params }) => ({ job: keys.import(params.importId) }),
  async run({ body, actor, found, now, commit }, _ports: ImportPorts) {
    const job = knownImport(found.job, actor)
    if (job.state === 'running' && job.leaveOut === body.leaveOut) return toJob(job, now)
    const next = moved(job, 'run', 'manager', now, {
      leaveOut: body.leaveOut,
      through: 0,
      counted: 0,
      stalls: 0,
      imported: { added: 0, changed: 0, unchanged: 0, wrong: 0 },
      progress: { ...job.progress, done: 0 },
    })
    const about = { area: job.area, what: job.id, note: body.leaveOut ? 'leaveOut' : 'all' }
    return commit([saveImport(job, next)], toJob(next, now), about)
  },
})
