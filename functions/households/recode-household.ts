/** What a household is under its code, from one code to another: in one transaction, whole or not at all. */
import { addressOf } from '../../shared/households/address.ts'
import { moveCounts } from '../areas/building.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { exists, isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { memberItem, type StoredMember } from './member.ts'
import { countedBy, type People, peopleOf, peopleWrite } from './occupancy.ts'
import { movedRow, parseRosterRow, type RosterRow, rosterItem } from './roster.ts'

export const dependantOf = ({ sk }: Item): string => String(sk).slice('DEPENDANT#'.length)

/** Some of who belongs to a household; `last`: nobody is left there. */
export interface Handful {
  members: readonly StoredMember[]
  dependants: readonly Item[]
  last: boolean
}

/**
 * The row of the roster, the members with their count, the dependants, and the counts of both buildings. The row goes with
 * the first of a household's members, and with it the household counts under its new code and no more under the old one.
 */
export async function coreWrites(
  table: Table,
  from: string,
  into: string,
  { members, dependants, last }: Handful,
): Promise<Write[]> {
  const wanted = [keys.household(from), keys.joined(from), keys.household(into), keys.joined(into)]
  const [rowFrom, joinedFrom, rowInto, joinedInto, ...there] = await table.read([
    ...wanted,
    ...members.map(({ person }) => keys.member(into, person)),
  ])
  const row = parseRosterRow(rowFrom)
  const [out, already] = [peopleOf(joinedFrom), peopleOf(joinedInto)]
  const fresh = members.filter((_, i) => !there[i])
  const going = members.map(({ person }) => person)
  const left = last ? {} : only(out, (person) => !going.includes(person))
  const come = { ...only(out, (person) => going.includes(person)), ...already }
  const [away, more] = [countedBy(out, left), countedBy(already, come)]
  const lived = Object.keys(out).length > 0
  const counts = moveCounts(
    from.slice(0, -6),
    into.slice(0, -6),
    { households: row ? 1 : 0, joined: lived && row ? 1 : 0, pushable: -away.pushable },
    { households: row && !rowInto ? 1 : 0, ...more },
  )
  return [
    ...(row ? [{ remove: keys.household(from), when: exists }] : []),
    ...(row
      ? [rowInto ? keepRow(rowInto, row) : { put: rosterItem(movedRow(row, addressOf(into))), when: isNew }]
      : []),
    ...movedPeople(from, out, left),
    ...movedPeople(into, already, come),
    ...members.map(({ person }): Write => ({ remove: keys.member(from, person), when: exists })),
    ...fresh.map((member): Write => ({ put: memberItem(into, member), when: isNew })),
    ...dependants.flatMap((dependant) => dependantWrites(from, into, dependant)),
    ...counts,
  ]
}

/** Somebody joined under the new code before the household came there: its row says what the roster said. */
function keepRow(there: Item, row: RosterRow): Write {
  const kept = parseRosterRow(there)
  if (!kept || kept.phones.length > 0) return { check: keys.household(String(there.code)), when: exists }
  return { put: rosterItem(movedRow(row, addressOf(kept.code))), when: exists }
}

const only = (people: People, goes: (person: string) => boolean): People =>
  Object.fromEntries(Object.entries(people).filter(([person]) => goes(person)))

const movedPeople = (household: string, before: People, after: People): Write[] =>
  Object.keys(before).length === Object.keys(after).length ? [] : [peopleWrite(household, before, after)]

function dependantWrites(from: string, into: string, dependant: Item): Write[] {
  const id = dependantOf(dependant)
  return [
    { remove: keys.dependant(from, id), when: exists },
    { put: { ...dependant, ...keys.dependant(into, id) }, when: isNew },
    { update: keys.keptAt(id), changes: { set: { household: into } }, when: exists },
  ]
}
