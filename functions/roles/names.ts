/** The names of people, for lists of who serves: read with the people, so that they are what they are now. */
import { parsePerson, type StoredPerson } from '../people/actor.ts'
import { MAX_BATCH, type Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'

/** The people with these ids who are still there, by id; a request for each hundred of them. */
export async function peopleOf(table: Table, ids: readonly string[]): Promise<Map<string, StoredPerson>> {
  const wanted = [...new Set(ids)]
  const batches: string[][] = []
  for (let from = 0; from < wanted.length; from += MAX_BATCH) batches.push(wanted.slice(from, from + MAX_BATCH))
  const found = await Promise.all(batches.map((batch) => table.read(batch.map(keys.person))))
  const people = found.flat().flatMap((item) => parsePerson(item) ?? [])
  return new Map(people.map((person) => [person.id, person]))
}
