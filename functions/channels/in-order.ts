/**
 * Taking a place in an order that many want to be in at once: read its end, write on condition that it still is; whoever
 * was overtaken tries again after a short random pause, so that fifty who type at once all get through.
 */
import { Refusal } from '../../shared/errors.ts'
import { type Ports, Stale } from '../http/operation.ts'
import type { Item } from '../platform/dynamo.ts'
import type { Random } from '../platform/random.ts'
import type { Key } from '../platform/table.ts'

const TRIES = 14
/**
 * The time that a pause is taken from by chance, in milliseconds: three times as long with each try, since whoever is overtaken
 * again has more beside them than they thought. So two hundred at once need a few tries each, and not two hundred.
 */
const FIRST = 25
const LONGEST = 3000

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

/** Overtaken, or held up by so many others that the table gave up on us. */
const isOvertaken = (error: unknown): boolean =>
  error instanceof Stale || (error instanceof Refusal && error.code === 'unavailable')

function pauseOf(round: number, random: Random): number {
  const [high = 0, low = 0] = random(2)
  return (Math.min(FIRST * 3 ** (round - 1), LONGEST) * (high * 256 + low)) / 65_536
}

/**
 * Reads `wanted` and attempts with that; again when it is overtaken. What was stale though nothing of it changed is its
 * caller's: it goes out as it came. `first`: what was read already.
 */
export async function inOrder<T>(
  { table, random }: Pick<Ports, 'table' | 'random'>,
  wanted: readonly Key[],
  attempt: (found: (Item | undefined)[]) => Promise<T>,
  first?: (Item | undefined)[],
): Promise<T> {
  let found = first ?? (await table.read(wanted))
  for (let round = 1; ; round++) {
    try {
      return await attempt(found)
    } catch (error) {
      if (!isOvertaken(error) || round >= TRIES) throw error
      // The table has waited for seconds by itself then.
      if (!(error instanceof Stale)) round += 3
      await wait(pauseOf(round, random))
      const now = await table.read(wanted)
      if (error instanceof Stale && JSON.stringify(now) === JSON.stringify(found)) throw error
      found = now
    }
  }
}
