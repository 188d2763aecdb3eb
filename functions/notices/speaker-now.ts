import { parsePerson, type StoredPerson } from '../people/actor.ts'
import type { Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import type { StoredNotice } from './notice.ts'
import { speaksBy } from './policy.ts'

/** Who wrote a notice (or `who`, of a correction), as they are now, if they are still there and may speak to all of its targets. */
export async function speakerNow(
  table: Table,
  { card, targets }: StoredNotice,
  who: string = card.authorId,
): Promise<StoredPerson | undefined> {
  const [item] = await table.read([keys.person(who)])
  const author = parsePerson(item)
  const areas = targets.map(({ area }) => area)
  return author && !author.leftAt && speaksBy(author.roles, areas) ? author : undefined
}
