/** Households of the tests' district: people settled in them, the roster's rows, and how their counts must add up. */
import { parseBuilding } from '../../functions/areas/building.ts'
import { isPushable, joinedItem, peopleOf } from '../../functions/households/occupancy.ts'
import { newRosterRow, rosterItem, toRosterPhone } from '../../functions/households/roster.ts'
import { householdParties, joinPartiesOf } from '../../functions/households/standing.ts'
import { parseJoin } from '../../functions/households/store.ts'
import { parsePerson, type StoredHome, type StoredPerson } from '../../functions/people/actor.ts'
import { queryAll } from '../../functions/platform/query-all.ts'
import { keys } from '../../functions/platform/table.ts'
import { settledItems } from '../../infra/demo/settled.ts'
import { ancestorAt } from '../../shared/areas/code.ts'
import { type Address, addressOf, householdAt, roomWords } from '../../shared/households/address.ts'
import { makeId } from '../../shared/ids.ts'
import type { Relation } from '../../shared/people/person.ts'
import { areas, farBuilding, type PersonName, people } from './district.ts'
import type { Stage } from './stage.ts'

export const joinIdAt = (stage: Stage) => makeId('joi', stage.clock.now(), stage.ports.random)
const nameOf = (code: string) => areas.find((area) => area.code === code)?.fullName ?? code

export function homeAt(address: Address, relation: Relation = 'owner', verified = true): StoredHome {
  const { building } = address
  return {
    household: householdAt(address),
    building,
    buildingName: nameOf(building),
    room: roomWords(address),
    relation,
    verified,
    lineage: (['grid', 'community', 'street'] as const).map((level) => {
      const area = ancestorAt(building, level) ?? ''
      return { area, name: nameOf(area) }
    }),
  }
}

/** Makes a home somebody's only one, as a join did that staff approved, or one that waits. Answers the join's id. */
export async function settle(stage: Stage, person: StoredPerson, home: StoredHome): Promise<string> {
  const { household } = home
  const join = joinIdAt(stage)
  const items = await settledItems(person, home, join, new Date(stage.clock.now()).toISOString())
  const [before, row] = await stage.table.read([keys.joined(household), keys.household(household)])
  const lived = peopleOf(before)
  const members = Object.keys(lived).length
  const at = { update: keys.area(home.building) }
  const more = { ...(row ? {} : { households: 1 }), ...(members ? {} : { joined: 1 }) }
  const add = Object.fromEntries(
    Object.entries(more).flatMap(([name, n]) => [
      [name, n],
      [`card.${name}`, n],
    ]),
  )
  await stage.table.write([
    ...items.map((put) => ({ put })),
    { update: keys.person(person.id), changes: { set: { homes: [home] }, add: { version: 1 } } },
    ...(home.verified ? [{ put: joinedItem(household, { ...lived, [person.id]: 0 }) }] : []),
    ...(home.verified && !row ? [{ put: rosterItem(newRosterRow(addressOf(household), [], 'staff')) }] : []),
    ...(home.verified && Object.keys(add).length ? [{ ...at, changes: { set: {}, add } }] : []),
  ])
  return join
}

/** Settles people of the district in the homes that it says they have, and gives them back those alone. */
export async function settleAll(stage: Stage, names: readonly PersonName[]): Promise<void> {
  for (const name of names) {
    const person: StoredPerson = people[name]
    const [home] = person.homes
    if (home) await settle(stage, person, home)
  }
}

/** Puts a household into the roster, with these phones. */
export async function enrol(stage: Stage, address: Address, phones: string[] = []): Promise<string> {
  const household = householdAt(address)
  const sealed = await Promise.all(phones.map((phone) => toRosterPhone(stage.sealer, household, phone)))
  await stage.table.write([
    { put: rosterItem(newRosterRow(address, sealed, 'import')), when: { expression: 'attribute_not_exists(pk)' } },
    { update: keys.area(address.building), changes: { set: {}, add: { households: 1, 'card.households': 1 } } },
  ])
  return household
}

export async function countsOf(stage: Stage, building: string) {
  const [item] = await stage.table.read([keys.area(building)])
  const stored = parseBuilding(item)
  const { households, joined, pushable } = stored ?? { households: -1, joined: -1, pushable: -1 }
  const card = item?.card as { households: number; joined: number; pushable: number }
  if (card.households !== households || card.joined !== joined || card.pushable !== pushable)
    throw new Error('The card of a building counts wrong')
  return { households, joined, pushable }
}

/** What the rows of a building say, to hold its counts against: rows of the roster, and members row by row. */
export async function counted(stage: Stage, building: string) {
  const all = await queryAll(stage.table, {
    pk: { name: 'pk', value: `HOUSEHOLDS#${building}` },
    ascending: true,
    consistent: true,
  })
  const rows = all.filter(({ sk }) => String(sk).startsWith('HOUSEHOLD#'))
  const joined = all.filter(({ sk }) => String(sk).startsWith('JOINED#'))
  for (const item of joined) {
    const household = String(item.sk).slice('JOINED#'.length)
    const members = await membersOfRows(stage, household)
    if (Object.keys(peopleOf(item)).sort().join() !== members.sort().join() || !members.length)
      throw new Error(`${household} counts its members wrong`)
    if (!rows.some(({ code }) => code === household)) throw new Error(`${household} is joined and not in the roster`)
  }
  const pushable = joined.filter((item) => isPushable(peopleOf(item))).length
  return { households: rows.length, joined: joined.length, pushable }
}

/** The persons whose rows say that they are members, each of whom must have the home verified. */
export async function membersOfRows(stage: Stage, household: string): Promise<string[]> {
  const pk = { name: 'pk', value: keys.member(household, '').pk }
  const sk = { name: 'sk', beginsWith: 'MEMBER#' }
  const items = await queryAll(stage.table, { pk, sk, ascending: true, consistent: true })
  const members = items.map(({ person }) => String(person))
  for (const item of await stage.table.read(members.map(keys.person))) {
    const person = parsePerson(item)
    const home = person?.homes.find((each) => each.household === household)
    if (!home?.verified) throw new Error(`${person?.id} is a member of ${household} and doesn't live there`)
  }
  return members
}

export const personNow = async (stage: Stage, id: string) => parsePerson((await stage.table.read([keys.person(id)]))[0])

const far = { building: farBuilding, unit: 3 }
let rooms = 0

/** The newcomer in a household of their own, made anew; far from where the tickets of the tests are, for which they stay a stranger. */
export async function newcomersHousehold(stage: Stage): Promise<string> {
  const home = homeAt({ ...far, room: ++rooms })
  await settle(stage, people.newcomer, home)
  return home.household
}

/** Joins of the newcomer at the household where the far resident lives: one that waits, one that was verified. */
export const joinKinds = {
  'a join that waits': (stage: Stage) => joinOfNewcomer(stage, false),
  'a join that was verified': (stage: Stage) => joinOfNewcomer(stage, true),
}

async function joinOfNewcomer(stage: Stage, verified: boolean): Promise<string> {
  const host = { ...far, room: ++rooms }
  await settle(stage, people.farResident, homeAt(host))
  return settle(stage, people.newcomer, homeAt(host, 'family', verified))
}

/** How someone stands to a household or a join now, by the pure policy and as they are in the table now. */
export async function householdStanding(stage: Stage, { id }: StoredPerson, household: string) {
  const person = await personNow(stage, id)
  return person ? householdParties(person, household) : []
}

export async function joinStanding(stage: Stage, { id }: StoredPerson, joinId: string) {
  const person = await personNow(stage, id)
  const join = parseJoin((await stage.table.read([keys.join(joinId)]))[0])
  return person && join ? joinPartiesOf(person, join.card) : []
}
