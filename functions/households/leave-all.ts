/** Leaving all households with one's account. */
import { changePerson, parsePerson, type StoredPerson } from '../people/actor.ts'
import type { Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { departure } from './departure.ts'
import { without } from './verify.ts'

/** One home after the other; each is gone from the person when it is left. `now` is ISO 8601. Throws when others are at it; then it is tried later. */
export async function leaveHouseholds(table: Table, id: string, now: string): Promise<void> {
  for (;;) {
    const [item] = await table.read([keys.person(id)])
    const person = parsePerson(item)
    const [home] = person?.homes ?? []
    if (!person || !home) return
    const { written } = await table.write(await leaving(table, person, home, now))
    if (!written) throw new Error('A household is changed at this moment')
  }
}

async function leaving(
  table: Table,
  person: StoredPerson,
  { household, verified }: StoredPerson['homes'][number],
  now: string,
) {
  const gone = changePerson(person, { homes: without(person.homes, household) })
  if (!verified) return [gone, { remove: keys.waiting(household, person.id) }]
  const [member] = await table.read([keys.member(household, person.id)])
  if (!member) return [gone]
  const mover = { parties: ['applicant'] as const, name: person.name, personId: person.id }
  return [gone, ...(await departure(table, person, household, mover, undefined, now)).writes]
}
