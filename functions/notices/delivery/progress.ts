/** How far a chunk is, saved as it goes: with the marks of the households and the counts of the delivery, all or nothing. */
import { parentOf } from '../../../shared/areas/code.ts'
import type { ReachMark } from '../../../shared/notices/reach.ts'
import { isoTime } from '../../platform/clock.ts'
import type { Write } from '../../platform/dynamo.ts'
import { keys } from '../../platform/table.ts'
import { reachWrites } from '../reach.ts'
import { parseChunk, type StoredChunk, saveChunk } from './chunk.ts'
import { countWrite, SILENT, type Tally } from './delivery.ts'
import type { DeliveryPorts } from './ports.ts'

/** Somebody else goes on with the chunk. */
export class Overtaken extends Error {}
/** The notice was taken back. */
export class Stopped extends Error {}

export interface Saved {
  change?: Partial<StoredChunk>
  count?: Partial<Tally>
  mark?: { mark: ReachMark; households: readonly string[] }
}

/** A household may be opened at the very moment, again and again. */
const ROUNDS = 8

export interface Progress {
  readonly chunk: StoredChunk
  /** Throws `Overtaken` or `Stopped`. */
  save(saved: Saved): Promise<void>
}

export function progressOf(ports: Pick<DeliveryPorts, 'table' | 'clock'>, first: StoredChunk): Progress {
  const { table, clock } = ports
  let chunk = first

  async function marks({ mark, households }: NonNullable<Saved['mark']>): Promise<Write[]> {
    const notice = chunk.delivery
    const buildings = [...new Set(households.map((code) => parentOf(code) ?? code))]
    const items = await table.read([
      ...buildings.map((code) => keys.reachOf(notice, code)),
      ...households.map((code) => keys.reached(notice, code)),
    ])
    const rows = households.map((household, i) => ({ household, found: items[buildings.length + i], set: [mark] }))
    return buildings.flatMap((building, i) => {
      const own = rows.filter(({ household }) => parentOf(household) === building)
      return reachWrites(notice, building, items[i], own, isoTime(clock.now()))
    })
  }

  return {
    get chunk() {
      return chunk
    },
    async save({ change = {}, count = {}, mark }) {
      for (let round = 0; round < ROUNDS; round++) {
        const after = { ...chunk, dueAt: isoTime(clock.now() + SILENT), ...sumOf(chunk, count), ...change }
        const own = saveChunk(chunk, after)
        const counts = countWrite(chunk.delivery, { ...count, done: after.state === 'done' ? 1 : 0 })
        const outcome = await table.write([...(mark?.households.length ? await marks(mark) : []), own, counts])
        if (outcome.written) {
          chunk = { ...after, version: chunk.version + 1 }
          return
        }
        if (outcome.failed.includes(own)) throw new Overtaken()
        if (outcome.failed.includes(counts)) throw new Stopped()
      }
      throw new Error('Households of a chunk are changed again and again')
    },
  }
}

function sumOf(chunk: StoredChunk, count: Partial<Tally>): Tally {
  const { targeted, told, messaged, sent, refused, failed, unsure } = chunk
  const sum: Tally = { targeted, told, messaged, sent, refused, failed, unsure }
  let name: keyof Tally
  for (name in sum) sum[name] += count[name] ?? 0
  return sum
}

/** The notice was taken back: the chunk stays as it is. */
export async function stopChunk(
  { table }: Pick<DeliveryPorts, 'table'>,
  { delivery, area }: StoredChunk,
): Promise<void> {
  const [item] = await table.read([keys.delivery(delivery, area)])
  const chunk = parseChunk(item)
  if (chunk?.state !== 'waiting') return
  await table.write([saveChunk(chunk, { ...chunk, state: 'stopped', dueAt: undefined })])
}
