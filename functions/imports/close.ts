/** What is left to do when an import is over, however it ended: the file goes, and what was written is counted. */
import { countHouseholds } from './households/count.ts'
import type { Progress } from './progress.ts'
import { fileKey, type StoredImport } from './store.ts'
import type { WorkPorts } from './taker.ts'
import { loadTree } from './tree.ts'

const COUNTED_AT_ONCE = 8

/** Until it is done the import is due, so that it is tried again. */
export async function close(ports: WorkPorts, progress: Progress): Promise<void> {
  if (!progress.job.dueAt) return
  if (brokenOff(progress.job)) await countAll(ports, progress.job.area)
  await ports.bucket.remove(fileKey(progress.job.id))
  await progress.save((job) => ({ ...job, dueAt: undefined, hand: undefined }))
}

/** It wrote rows that it had not come to count. */
const brokenOff = ({ kind, state, imported }: StoredImport) =>
  kind === 'households' && state !== 'done' && imported !== undefined

async function countAll({ table, batch }: WorkPorts, area: string): Promise<void> {
  const tree = await loadTree(table, area)
  const open = tree.all('building').filter(({ closedAt }) => !closedAt)
  for (let i = 0; i < open.length; i += COUNTED_AT_ONCE)
    await Promise.all(open.slice(i, i + COUNTED_AT_ONCE).map((node) => countHouseholds(table, batch, node)))
}
