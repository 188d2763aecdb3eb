/** What happens between the reading and the writing of a call. */
import type { Stage } from './stage.ts'

/** Does something just before the next transaction, which then finds other things than were read for it. */
export function meanwhile(stage: Stage, happens: () => Promise<unknown>): void {
  const { table } = stage
  const { write } = table
  table.write = async (writes) => {
    table.write = write
    await happens()
    return write(writes)
  }
}
