/** Who blocked whom, where neighbours help each other: it is one list a person, and what it means is said in one place. */
import { areOnTerms, hasBlocked } from '../channels/blocking.ts'
import { parseMarks } from '../channels/marks.ts'
import type { Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'

/** Whether somebody blocked another. */
export async function isBlocked(table: Table, by: string, person: string): Promise<boolean> {
  const [marks] = await table.read([keys.reading(by)])
  return hasBlocked(parseMarks(marks), person)
}

/** Those of them whom somebody did not block, and who did not block them either. One request, none where there is nobody. */
export async function onTerms(table: Table, person: string, others: readonly string[]): Promise<string[]> {
  const all = [...new Set(others)].filter((other) => other !== person)
  if (!all.length) return [...others]
  const [own, ...theirs] = (await table.read([person, ...all].map(keys.reading))).map(parseMarks)
  if (!own) return []
  const bad = all.filter((id, i) => {
    const marks = theirs[i]
    return !marks || !areOnTerms({ ...own, id: person }, { ...marks, id })
  })
  return others.filter((other) => !bad.includes(other))
}
