/** What a household is under its code, from one code to another: in one transaction, whole or not at all. */
import { addressOf } from '../../shared/households/address.ts'
import { moveCounts } from '../areas/building.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { exists, isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { memberItem, type StoredMember } from './member.ts'
import { joinedItem, membersOf } from './occupancy.ts'
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
  const [out, already] = [membersOf(joinedFrom), membersOf(joinedInto)]
  const fresh = members.filter((_, i) => !there[i])
  const twice = members.length - fresh.length
  const going = last ? out : members.length
  const counts = moveCounts(
    from.slice(0, -6),
    into.slice(0, -6),
    { households: row ? 1 : 0, joined: out && row ? 1 : 0 },
    { households: row && !rowInto ? 1 : 0, joined: going && !already ? 1 : 0 },
  )
  return [
    ...(row ? [{ remove: keys.household(from), when: exists }] : []),
    ...(row
      ? [rowInto ? keepRow(rowInto, row) : { put: rosterItem(movedRow(row, addressOf(into))), when: isNew }]
      : []),
    ...(going ? [leftWrite(from, out, going), ...joinedWrites(into, already, going - twice)] : []),
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

function leftWrite(household: string, out: number, going: number): Write {
  const at = keys.joined(household)
  const same = { expression: 'members = :out', values: { ':out': out } }
  return going === out
    ? { remove: at, when: same }
    : { update: at, changes: { set: {}, add: { members: -going } }, when: same }
}

const joinedWrites = (household: string, already: number, more: number): Write[] => {
  if (already === 0) return [{ put: joinedItem(household, more), when: isNew }]
  return more ? [{ update: keys.joined(household), changes: { set: {}, add: { members: more } }, when: exists }] : []
}

function dependantWrites(from: string, into: string, dependant: Item): Write[] {
  const id = dependantOf(dependant)
  return [
    { remove: keys.dependant(from, id), when: exists },
    { put: { ...dependant, ...keys.dependant(into, id) }, when: isNew },
    { update: keys.keptAt(id), changes: { set: { household: into } }, when: exists },
  ]
}
