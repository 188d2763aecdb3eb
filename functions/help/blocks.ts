/** Who blocked whom counts here as in the channels: it is one list a person (functions/channels/marks.ts). */
import { hasBlocked, parseMarks } from '../channels/marks.ts'
import type { Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'

/** Whether somebody blocked another. */
export async function isBlocked(table: Table, by: string, person: string): Promise<boolean> {
  const [marks] = await table.read([keys.reading(by)])
  return hasBlocked(parseMarks(marks), person)
}

/** Those of them whom somebody did not block, and who did not block them either. */
export async function onTerms(table: Table, person: string, others: readonly string[]): Promise<string[]> {
  const [own, ...theirs] = (await table.read([person, ...others].map(keys.reading))).map(parseMarks)
  return others.filter((other, i) => {
    const marks = theirs[i]
    return own && marks && !hasBlocked(own, other) && !hasBlocked(marks, person)
  })
}
