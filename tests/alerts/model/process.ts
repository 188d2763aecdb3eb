/**
 * A process as it may be in the world: its clock goes wrong by seconds, it is cut off between any two of its requests, and it
 * runs among others, each request at its turn.
 */
import type { RingPorts } from '../../../functions/alerts/ports.ts'
import type { Table } from '../../../functions/platform/dynamo.ts'

export interface Fate {
  /** Milliseconds by which its clock is wrong. */
  skew?: number
  /** After so many requests it is gone. */
  fuel?: number
  /** Whether the last of them reached the table, though nobody heard of it. */
  unheard?: boolean
  /** Waits for its turn. */
  turn?: () => Promise<void>
}

export class Cut extends Error {}

export interface Process {
  ports: RingPorts
  /** Whether it was cut off: what it answered was heard by nobody. */
  isCut(): boolean
}

export function processOf(
  world: RingPorts,
  { skew = 0, fuel = Number.POSITIVE_INFINITY, unheard, turn }: Fate,
): Process {
  let left = fuel
  let cut = false
  const step = async <T>(act: () => Promise<T>): Promise<T> => {
    if (turn) await turn()
    if (cut) throw new Cut()
    if (left-- > 0) return act()
    cut = true
    if (unheard) await act()
    throw new Cut()
  }
  const { table, line } = world
  const own: Table = {
    read: (wanted) => step(() => table.read(wanted)),
    query: (wanted) => step(() => table.query(wanted)),
    write: (writes) => step(() => table.write(writes)),
  }
  return {
    ports: {
      ...world,
      table: own,
      clock: { now: () => world.clock.now() + skew },
      line: { post: (socket, data) => step(() => line.post(socket, data)) },
    },
    isCut: () => cut,
  }
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Runs these together: which of those that wait goes next, `pick` says. */
export async function together(
  starts: readonly ((turn: () => Promise<void>) => Promise<unknown>)[],
  pick: (below: number) => number,
): Promise<void> {
  const waiting: (() => void)[] = []
  const turn = () => new Promise<void>((resolve) => waiting.push(resolve))
  let running = starts.length
  const all = starts.map((start) =>
    start(turn).finally(() => {
      running--
    }),
  )
  const ended = Promise.allSettled(all)
  while (running) {
    await settled()
    const [next] = waiting.splice(pick(Math.max(1, waiting.length)), 1)
    next?.()
  }
  for (const each of await ended) if (each.status === 'rejected') throw each.reason
}
