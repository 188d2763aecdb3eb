/** How far an import is, saved as it goes. */

import type { Clock } from '../platform/clock.ts'
import type { Table } from '../platform/dynamo.ts'
import { type StoredImport, saveImport } from './store.ts'

/** Somebody else moved the import on: cancelled it, or took it over. Whoever worked on it can save nothing more. */
export class Overtaken extends Error {}

export interface Progress {
  /** The import as it was saved last. */
  readonly job: StoredImport
  /** Throws `Overtaken` where it is at another turn by now. */
  save(next: (job: StoredImport, now: number) => StoredImport): Promise<void>
}

export function progressOf({ table, clock }: { table: Table; clock: Clock }, first: StoredImport): Progress {
  let job = first
  return {
    get job() {
      return job
    },
    async save(next) {
      const after = next(job, clock.now())
      const { written } = await table.write([saveImport(job, after)])
      if (!written) throw new Overtaken()
      job = after
    },
  }
}
