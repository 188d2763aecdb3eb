/**
 * The part of a chunk that goes by WeChat messages. A handful of households is prepared while the one before is sent to, and the
 * one before that is saved; each save says how far the chunk is, so whoever goes on after a crash goes on from there.
 */
import { isoTime } from '../../platform/clock.ts'
import type { StoredDelivery, Tally } from './delivery.ts'
import { type Handful, handfulsOf } from './handfuls.ts'
import type { DeliveryPorts, Pace } from './ports.ts'
import { type Progress, Stopped } from './progress.ts'
import { type Prepared, prepare } from './reserve.ts'
import { giveUp, keepOutcomes, type Outcomes, release, sendAll } from './send.ts'
import { IN_HAND, type StoredSent } from './sent.ts'

/** How long a chunk rests when WeChat could not send, doubling with each rest (milliseconds). */
const FIRST_REST = 30_000
const LONGEST_REST = 10 * 60_000

export interface Sendable {
  delivery: StoredDelivery
  progress: Progress
  /** By their codes. */
  buildings: readonly string[]
  /** Whether anybody is sent anything still; if not, only what was put aside is wound up. */
  goesOn: boolean
}

/** `later`: its time is over; `rest`: put aside until the sweep wakes it. */
export type Ended = 'done' | 'later' | 'rest'

export async function sendChunk(ports: DeliveryPorts, given: Sendable, pace: Pace): Promise<Ended> {
  const { delivery, progress, buildings, goesOn } = given
  if (!goesOn && progress.chunk.rests === 0) return 'done'
  const until = ports.clock.now() + pace.slice
  const handfuls = handfulsOf(ports.table, buildings, progress.chunk.at, pace.handful)
  const next = async (): Promise<Prepared | undefined> => {
    const { value, done } = await handfuls.next()
    return done ? undefined : prepare(ports, delivery.id, value, goesOn)
  }
  let saving: Promise<'on' | 'rest'> = Promise.resolve('on')
  let ahead: Promise<Prepared | undefined> = next()
  let over = false
  try {
    for (;;) {
      const prepared = await ahead
      ahead = NONE
      if (!prepared) return (await saving) === 'rest' ? 'rest' : 'done'
      const more = goesOn && ports.clock.now() < until
      if (more) ahead = quietly(next())
      const outcomes = await sendAll(ports, delivery, prepared, pace.parallel)
      over = outcomes.wrong !== undefined
      const before = await saving.catch(async (error) => {
        await keepOutcomes(ports, delivery.id, prepared, outcomes)
        throw error
      })
      if (before === 'rest') {
        await keepOutcomes(ports, delivery.id, prepared, outcomes)
        return 'rest'
      }
      saving = quietly(saveHandful(ports, given, prepared, outcomes))
      if (more && !over) continue
      if ((await saving) === 'rest') return 'rest'
      return goesOn && !over ? 'later' : 'done'
    }
  } catch (error) {
    over = error instanceof Stopped
    throw error
  } finally {
    await saving.catch(() => undefined)
    const left = await ahead.catch(() => undefined)
    if (left) await (over ? giveUp : release)(ports, delivery.id, left)
  }
}

const NONE: Promise<undefined> = Promise.resolve(undefined)

/** Its failure is thrown where it is waited for, and nowhere else. */
function quietly<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined)
  return promise
}

/** Writes down what became of a handful, and then that it is behind; or puts it aside, when some of it could not be sent yet. */
async function saveHandful(
  ports: DeliveryPorts,
  { delivery, progress }: Sendable,
  prepared: Prepared,
  outcomes: Outcomes,
): Promise<'on' | 'rest'> {
  const all = await keepOutcomes(ports, delivery.id, prepared, outcomes)
  const waits = all.some(({ outcome }) => outcome === 'again')
  if (waits || prepared.busy) {
    const rests = progress.chunk.rests + 1
    const pause = waits ? Math.min(FIRST_REST * 2 ** (rests - 1), LONGEST_REST) : IN_HAND
    await progress.save({ change: { rests, dueAt: isoTime(ports.clock.now() + pause) } })
    return 'rest'
  }
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
export function tallyOf(handful: Handful, all: readonly StoredSent[]): Counted & { messaged: string[] } {
  const outcomes = new Map(all.map((sent) => [sent.person, sent]))
  const counts: Counted = { sent: 0, refused: 0, failed: 0, unsure: 0 }
  const messaged: string[] = []
  for (const { household, people } of handful) {
    const own = people.flatMap((person) => outcomes.get(person) ?? [])
    if (own.some(({ outcome }) => outcome === 'sent')) messaged.push(household)
    for (const sent of own) {
      if (sent.household === household && sent.outcome && sent.outcome !== 'again') counts[sent.outcome]++
    }
  }
  return { ...counts, messaged }
}
