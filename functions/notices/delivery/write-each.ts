/** Writes that stand each for itself, some dozens in a transaction. */
import type { Table, Write } from '../../platform/dynamo.ts'

/** A transaction takes a hundred; some come along for all. */
const AT_ONCE = 80

/** Each has a write of its own; `more`: what comes along with some of them. Gives those that were written; of the others a condition failed. */
export async function writeEach<T extends { write: Write }>(
  table: Table,
  all: readonly T[],
  more: (some: readonly T[]) => Write[] = () => [],
): Promise<T[]> {
  const groups = Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, i) =>
    all.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
  )
  return (await Promise.all(groups.map((some) => writeSome(table, some, more)))).flat()
}

async function writeSome<T extends { write: Write }>(
  table: Table,
  wanted: readonly T[],
  more: (some: readonly T[]) => Write[],
): Promise<readonly T[]> {
  let some = wanted
  while (some.length) {
    const outcome = await table.write([...some.map(({ write }) => write), ...more(some)])
    if (outcome.written) return some
    const left = some.filter(({ write }) => !outcome.failed.includes(write))
    // What comes along has no conditions; were it otherwise, this would go on for ever.
    if (left.length === some.length) throw new Error('A write that comes along failed')
    some = left
  }
  return some
}
