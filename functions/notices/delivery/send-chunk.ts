/**
 * The part of a chunk that goes by WeChat messages. A handful of households is prepared while those before are sent to and
 * saved, in their order; each save says how far the chunk is, so whoever goes on after a crash goes on from there.
 */
import { isoTime } from '../../platform/clock.ts'
import type { StoredDelivery, Tally } from './delivery.ts'
import { type Handful, handfulsOf } from './handfuls.ts'
import type { DeliveryPorts, Pace } from './ports.ts'
import { IN_HAND, messagesOf, notPrepared, type Prepared, prepare, type Sent } from './prepare.ts'
import { type Progress, Stopped } from './progress.ts'
import { keepOutcomes, type Run, runOf, sendAll } from './send.ts'
import { turnSpent } from './turn-spent.ts'

/** How long a chunk rests when WeChat could not send, doubling with each rest (milliseconds). */
const FIRST_REST = 30_000
const LONGEST_REST = 10 * 60_000

/** Handfuls in hand at a time: one is saved, one is sent to, one is ready. */
export const IN_WORK = 3

export interface Sendable {
  delivery: StoredDelivery
  progress: Progress
  /** By their codes. */
  buildings: readonly string[]
  /** Whether anybody is sent anything still; if not, only what was put aside is wound up. */
  goesOn: boolean
  /** Ends when all are told who look into the app: nothing is saved of the messages before. */
  told: Promise<void>
}

export interface Ended {
  /** `later`: its time is over; `rest`: put aside until the sweep wakes it. */
  how: 'done' | 'later' | 'rest'
  /** Ends when households say that they have no credits left; nothing else waits for it. */
  turned: Promise<void>
}

export async function sendChunk(ports: DeliveryPorts, given: Sendable, pace: Pace): Promise<Ended> {
  const { delivery, progress, buildings, goesOn, told } = given
  let turned: Promise<void> = Promise.resolve()
  if (!goesOn && progress.chunk.rests === 0) return told.then(() => ({ how: 'done', turned }))
  const until = ports.clock.now() + pace.slice
  const run = runOf(delivery, pace.parallel)
  /** In order; each goes when it is saved. */
  const open: { prepared: Prepared; saved: Promise<void> }[] = []
  let rests = false
  let failed: { error: unknown } | undefined

  function fails(error: unknown): void {
    failed ??= { error }
    run.instead ??= error instanceof Stopped ? 'failed' : 'again'
  }

  /** A hint that could not be written down holds up nothing. */
  function hints(error: unknown): void {
    ports.log.warn('Households do not say yet that they have no credits left', {
      delivery: delivery.id,
      error: String(error),
    })
  }

  async function save(prepared: Prepared): Promise<void> {
    try {
      if (!rests && !failed) rests = (await saveHandful(ports, progress, run, prepared)) === 'rest'
      // It changes nothing of how far the chunk is, so the next need not wait for it.
      if (!rests && !failed) turned = turned.then(() => turnSpent(ports.table, prepared)).catch(hints)
    } catch (error) {
      fails(error)
    }
    if (rests) run.instead ??= 'again'
    // The chunk does not come past them, so it is said of each; of whom it can't be said, nobody knows.
    if (rests || failed) await keepOutcomes(ports, run, prepared, 'all').catch(fails)
    open.shift()
  }

  const ready = told.catch(fails)
  let how: Ended['how'] = 'done'
  let begun = 0
  for await (const handful of handfulsOf(ports.table, buildings, progress.chunk.at, pace)) {
    const prepared = notPrepared(handful)
    await prepare(ports, { delivery, progress, goesOn, open: open.map((each) => each.prepared) }, prepared).catch(fails)
    const before = open.at(-1)?.saved ?? ready
    const sending = sendAll(ports, run, prepared).catch(fails)
    open.push({ prepared, saved: Promise.all([sending, before]).then(() => save(prepared)) })
    begun++
    if (open.length === IN_WORK) await open[0]?.saved
    if (run.instead || (!goesOn && begun === IN_WORK)) break
    if (goesOn && ports.clock.now() >= until) {
      how = 'later'
      break
    }
  }
  await (open.at(-1)?.saved ?? ready)
  if (failed) {
    await turned
    throw failed.error
  }
  return { how: rests ? 'rest' : run.wrong === undefined ? how : 'done', turned }
}

/** Writes down what became of a handful, and then that it is behind; or says that it is put aside, when some of it could not be sent yet. */
async function saveHandful(
  ports: DeliveryPorts,
  progress: Progress,
  run: Run,
  prepared: Prepared,
): Promise<'on' | 'rest'> {
  const all = messagesOf(prepared)
  const waits = all.some(({ begun }) => begun.outcome === 'again')
  if (waits || prepared.busy) {
    const rests = progress.chunk.rests + 1
    const pause = waits ? Math.min(FIRST_REST * 2 ** (rests - 1), LONGEST_REST) : IN_HAND
    await progress.save({ change: { rests, dueAt: isoTime(ports.clock.now() + pause) } })
    return 'rest'
  }
  await keepOutcomes(ports, run, prepared, 'others')
  const { messaged, ...count } = tallyOf(prepared.handful, all)
  await progress.save({
    change: { at: prepared.handful.at(-1)?.household, rests: 0 },
    count: { ...count, messaged: messaged.length },
    mark: { mark: 'message', households: messaged },
  })
  return 'on'
}

type Counted = Pick<Tally, 'sent' | 'refused' | 'failed' | 'unsure'>

/** Who of a handful was sent a message, each person where they were sent it; and the households that somebody of was. */
export function tallyOf(handful: Handful, all: readonly Sent[]): Counted & { messaged: string[] } {
  const known = new Map(all.map(({ person, begun }) => [person, begun]))
  const counts: Counted = { sent: 0, refused: 0, failed: 0, unsure: 0 }
  const messaged: string[] = []
  for (const { household, people } of handful) {
    const own = Object.keys(people).flatMap((person) => known.get(person) ?? [])
    if (own.some(({ outcome }) => outcome === 'sent')) messaged.push(household)
    for (const begun of own) {
      if (begun.household === household && begun.outcome && begun.outcome !== 'again') counts[begun.outcome]++
    }
  }
  return { ...counts, messaged }
}
