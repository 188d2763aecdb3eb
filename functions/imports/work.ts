/**
 * The worker: works on an import for a slice of time, so that no process need live longer, and then has itself called again
 * by raising the import's turn. What it does is done by whoever comes next if it is broken off: see slice.ts.
 */
import { MINUTE } from '../../shared/lifecycle.ts'
import { keys } from '../platform/table.ts'
import { close } from './close.ts'
import { Overtaken, type Progress, progressOf } from './progress.ts'
import { Unreadable } from './read/unreadable.ts'
import { workSlice } from './slice.ts'
import { moved, parseImport } from './store.ts'
import type { Pace, WorkPorts } from './taker.ts'

/** For so long a slice takes up new rows, in milliseconds; so many rows are decided on and saved together. */
export const PACE: Pace = { slice: MINUTE, handful: 2500 }

/** Works on an import at that turn; does nothing where it has moved on since. */
export async function work(ports: WorkPorts, id: string, turn: number, { slice, handful } = PACE): Promise<void> {
  const [item] = await ports.table.read([keys.import(id)])
  const job = parseImport(item)
  if (job?.turn !== turn) return
  const progress = progressOf(ports, job)
  try {
    switch (job.state) {
      case 'checking':
      case 'running':
        return await workSlice(ports, progress, { until: ports.clock.now() + slice, handful }).catch((error) =>
          fail(progress, error),
        )
      case 'done':
      case 'failed':
      case 'cancelled':
        return await close(ports, progress)
      case 'requested':
      case 'checked':
        return
    }
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error
  }
}

/** What the file is to blame for ends the import, with what is wrong where; everything else is tried again. */
async function fail(progress: Progress, error: unknown): Promise<void> {
  if (!(error instanceof Unreadable)) throw error
  const { row, column, message } = error
  const failure = { message, ...(row === undefined ? {} : { row }), ...(column === undefined ? {} : { column }) }
  await progress.save((job, now) => moved(job, 'fail', 'worker', now, { failure }))
}
