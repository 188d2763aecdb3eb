import { operation } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { errorsOf } from './list-import-errors.ts'
import type { ImportPorts } from './ports.ts'
import { knownImport, toJob } from './store.ts'

/** So many wrong rows are shown with the import itself. */
const FIRST = 20

export const getImport = operation('getImport', {
  reads: ({ params }) => ({ job: keys.import(params.importId) }),
  async run({ actor, found, now }, { table }: ImportPorts) {
    const job = knownImport(found.job, actor)
    const { errors } = await errorsOf(table, job.id, FIRST)
    return { ...toJob(job, now), errors }
  },
})
