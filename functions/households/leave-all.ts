/** Leaving all households with one's account. */
import { entriesOf } from '../cases/entries.ts'
import { redacted } from '../cases/redacted.ts'
import { changePerson, parsePerson, type StoredPerson } from '../people/actor.ts'
import type { Table, Write } from '../platform/dynamo.ts'
import { exists } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { departure } from './departure.ts'
import { forgetChildren } from './forget-children.ts'
import { insideOf } from './inside.ts'
import { parseEntry } from './store.ts'
import { without } from './verify.ts'

/**
 * The children whom they answered for first, as where a consent is taken back: nobody's word is left with the account. Then one home
 * after the other; each is gone from the person when it is left. `now` is ISO 8601. Throws when others are at it
 * at this moment; then it is tried later.
 */
export async function leaveHouseholds(table: Table, id: string, now: string): Promise<void> {
  const read = async () => parsePerson((await table.read([keys.person(id)]))[0])
  const guardian = await read()
  if (guardian) await forgetChildren(table, guardian, Date.parse(now))
  for (;;) {
    const person = await read()
    const [home] = person?.homes ?? []
    if (!person || !home) return
    await forgetAmong(table, home.household, person)
    const { written } = await table.write(await leaving(table, person, home, now))
    if (!written) throw new Error('A household is changed at this moment')
  }
}

type Home = StoredPerson['homes'][number]

async function leaving(
  table: Table,
  person: StoredPerson,
  { household, verified }: Home,
  now: string,
): Promise<Write[]> {
  const gone = changePerson(person, { homes: without(person.homes, household) })
  if (!verified) return [gone, { remove: keys.waiting(household, person.id) }]
  const [member] = await table.read([keys.member(household, person.id)])
  if (!member) return [gone]
  const mover = { parties: ['applicant'] as const, name: person.name, personId: person.id }
  return [gone, ...(await departure(table, person, household, mover, undefined, now)).writes]
}

/** The name in what is the household's: with dependants whose records were kept, and with whom it was vouched for. */
async function forgetAmong(table: Table, household: string, { id, name }: StoredPerson): Promise<void> {
  const { dependants, members, waiting } = await insideOf(table, household)
  for (const { id: dependant, keptBy } of dependants) {
    if (keptBy.person !== id || keptBy.name === name) continue
    const changes = { set: { 'keptBy.name': name } }
    await table.write([{ update: keys.dependant(household, dependant), changes, when: exists }])
  }
  for (const { join } of [...members, ...waiting]) {
    for (const item of await entriesOf(table, keys.join(join))) {
      const { by, seq } = parseEntry(item)
      if (by.personId === id && !item.redacted)
        await table.write([redacted(keys.entry(keys.join(join), seq), { 'by.name': name })])
    }
  }
}
