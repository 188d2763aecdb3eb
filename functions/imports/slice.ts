/**
 * A slice of an import. Rows are taken a handful at a time: what a handful would do is decided, then it is saved that it is in
 * hand, with its counts, and only then is it carried out, while the next is decided on. Broken off anywhere, whoever goes on
 * has the same handful carried out again, which changes nothing of what was written, and counts it once.
 */
import { createHash } from 'node:crypto'
import { type ImportError, MAX_LISTED_ERRORS } from '../../shared/imports/contract.ts'
import { takeAreas } from './areas/take-areas.ts'
import { takeHouseholds } from './households/take-households.ts'
import type { Progress } from './progress.ts'
import { type SheetRow, Unreadable } from './read/unreadable.ts'
import { openRows, type Rows } from './rows.ts'
import { alive, errorItem, fileKey, moved, type StoredImport } from './store.ts'
import { noCounts, type Plan, sum, type Taker, type TakerMade, type WorkPorts } from './taker.ts'
import { loadTree } from './tree.ts'

const takers: Record<StoredImport['kind'], (made: TakerMade) => Taker> = {
  households: takeHouseholds,
  areas: takeAreas,
}

/** Takes up rows until that time, then ends what is in hand. Throws `Unreadable` where the file lets it go no further. */
export async function workSlice(
  ports: WorkPorts,
  progress: Progress,
  { until, handful: size }: { until: number; handful: number },
): Promise<void> {
  const { job } = progress
  const { rows, hash } = await openFile(ports, job)
  const tree = await loadTree(ports.table, job.area)
  const taker = takers[job.kind]({ job, header: rows.header, tree, ports })
  let carrying: Promise<void> | undefined
  let ended = true
  try {
    for await (const handful of handfuls(rows, job, taker, size)) {
      const again = job.hand !== undefined && carrying === undefined
      const plan = await taker.plan(handful, again)
      holdTo(progress.job, plan)
      await carrying
      const hand = again && job.hand ? job.hand : { to: handful.at(-1)?.row ?? 0, counts: plan.counts }
      const was = carrying ? behind : same
      await progress.save((before, now) =>
        alive({ ...was(before), hand, progress: progressAt(was(before), rows) }, now),
      )
      carrying = carry(ports, progress.job, plan)
      // Its failure is thrown where it is waited for.
      carrying.catch(() => undefined)
      if (ports.clock.now() >= until) {
        ended = false
        break
      }
    }
    await carrying
  } finally {
    // Nothing of it goes on when somebody else takes over.
    await carrying?.catch(() => undefined)
  }
  const notices = job.state === 'running' ? await taker.settle() : rows.header.notices
  await progress.save((before, now) => {
    const after = { ...behind(before), hash, notices: [...new Set([...before.notices, ...notices])] }
    if (ended) return moved(before, job.state === 'checking' ? 'checked' : 'finish', 'worker', now, overAt(after))
    return alive({ ...after, counted: after.through, turn: before.turn + 1 }, now)
  })
}

async function openFile({ bucket }: WorkPorts, job: StoredImport): Promise<{ rows: Rows; hash: string }> {
  const bytes = await bucket.get(fileKey(job.id))
  if (!bytes) throw new Unreadable('没有找到上传的文件，请重新上传')
  const hash = createHash('sha256').update(bytes).digest('hex')
  if (job.hash !== undefined && job.hash !== hash) throw new Unreadable('文件在检查之后变了，请重新上传')
  return { rows: await openRows(job.kind, bytes), hash }
}

/** The rows that lie ahead; the first handful is the one that was in hand when the import was broken off. */
async function* handfuls({ rows }: Rows, job: StoredImport, taker: Taker, size: number): AsyncGenerator<SheetRow[]> {
  let some: SheetRow[] = []
  let last = job.hand?.to
  for await (const piece of rows)
    for (const row of piece) {
      if (row.row <= job.through) taker.pass(row, row.row <= job.counted)
      else some.push(row)
      if (!some.length || (last === undefined ? some.length < size : row.row < last)) continue
      yield some
      some = []
      last = undefined
    }
  if (some.length) yield some
}

/** Without the person's word no row is left out: one that has become wrong since it was checked ends the import there. */
function holdTo(job: StoredImport, { errors: [error] }: Plan): void {
  if (job.state !== 'running' || job.leaveOut || !error) return
  const { row, column, message } = error
  throw new Unreadable(`检查之后有了变化：${message}`, { row, column })
}

/** What was in hand is done. */
function behind(job: StoredImport): StoredImport {
  if (!job.hand) return job
  const { to, counts } = job.hand
  const after = { ...job, through: to, hand: undefined, stalls: 0 }
  return job.state === 'checking'
    ? { ...after, checked: sum(job.checked ?? noCounts(), counts) }
    : { ...after, imported: sum(job.imported ?? noCounts(), counts) }
}

const same = (job: StoredImport): StoredImport => job

const countsOf = (job: StoredImport) => (job.state === 'checking' ? job.checked : job.imported) ?? noCounts()

function doneIn(job: StoredImport): number {
  const { added, changed, unchanged, wrong } = countsOf(job)
  return added + changed + unchanged + wrong
}

function progressAt(job: StoredImport, { about }: Rows): StoredImport['progress'] {
  const done = doneIn(job)
  const total = job.state === 'checking' ? about && Math.max(about, done) : job.progress.total
  return total === undefined ? { done } : { done, total }
}

/** Every row lies behind. */
function overAt(job: StoredImport): StoredImport {
  const done = doneIn(job)
  const counts = job.state === 'checking' ? { checked: countsOf(job) } : { imported: countsOf(job) }
  return { ...job, ...counts, counted: job.through, progress: { done, total: done } }
}

async function carry({ batch }: WorkPorts, job: StoredImport, plan: Plan): Promise<void> {
  const listed = countsOf(job).wrong
  const byRow = Map.groupBy(plan.errors, ({ row }: ImportError) => row)
  const errors = [...byRow].slice(0, Math.max(0, MAX_LISTED_ERRORS - listed))
  await batch.put(errors.map(([row, some]) => errorItem(job, row, some)))
  if (job.state === 'running') await plan.carry()
}
