/** What the sweep does with an import whose clock has run out. */
import { importLifecycle } from '../../shared/imports/lifecycle.ts'
import type { Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { alive, moved, parseImport, type StoredImport, saveImport } from './store.ts'

/** Woken so often without coming any further, it is given up. */
const STALLS_MAX = 5

/** One that nobody goes on with is cancelled; one whose worker is silent is given to another. Whether it was moved now. */
export async function missImportDeadline({ table, clock }: Ports, id: string): Promise<boolean> {
  const [item] = await table.read([keys.import(id)])
  const job = parseImport(item)
  const now = clock.now()
  if (!job?.dueAt || job.dueAt > isoTime(now)) return false
  const { written } = await table.write([saveImport(job, missed(job, now))])
  return written
}

function missed(job: StoredImport, now: number): StoredImport {
  const move = importLifecycle.states[job.state].clock?.missed
  if (!move) return alive({ ...job, turn: job.turn + 1 }, now)
  if (move !== 'bump') return moved(job, move, 'clock', now)
  if (job.stalls < STALLS_MAX) return alive(moved(job, 'bump', 'clock', now, { stalls: job.stalls + 1 }), now)
  return moved(job, 'fail', 'clock', now, { failure: { message: '试了多次都没有进展，请稍后重新上传' } })
}
