import { parsePerson } from '../people/actor.ts'
import type { Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import type { StoredNotice } from './notice.ts'
import { speaksBy } from './policy.ts'

/** Whether its author may still speak to all of its targets. */
export async function stillSpeaks(table: Table, { card, targets }: StoredNotice): Promise<boolean> {
  const [item] = await table.read([keys.person(card.authorId)])
  const areas = targets.map(({ area }) => area)
  return speaksBy(parsePerson(item)?.roles ?? [], areas) !== undefined
}
