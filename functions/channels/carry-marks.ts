import type { Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { changeMarks, type Marks, parseMarks } from './marks.ts'

const TRIES = 8

/** What somebody read of a channel, and whether they muted it, counts for the channel that it leads to; the numbers are the same. */
export async function carryMarks(table: Table, person: string, from: string, to: string): Promise<void> {
  for (let round = 0; round < TRIES; round++) {
    const marks = parseMarks((await table.read([keys.reading(person)]))[0])
    const set = carried(marks, from, to)
    if (!set || (await table.write([changeMarks(person, marks, set)])).written) return
  }
  throw new Error(`The marks of ${person} are changed all the time`)
}

function carried({ read, muted }: Marks, from: string, to: string): Pick<Marks, 'read' | 'muted'> | undefined {
  const { [from]: mark, ...others } = read
  if (!mark && !muted.includes(from)) return undefined
  const further = mark && (read[to]?.seq ?? -1) < mark.seq
  return {
    read: further ? { ...others, [to]: mark } : others,
    muted: [...new Set(muted.map((channel) => (channel === from ? to : channel)))],
  }
}
