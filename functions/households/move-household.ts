/**
 * A household goes with its building, when that comes to another grid or gets another name: its row of the roster, who
 * belongs to it and who waits to, whose record it keeps, and the homes of them all. One transaction takes it from its old
 * code to the new one (where dozens belong to it, its row and some of them first and then the others), so nobody is ever in
 * two households for one address, or in none. All of it may be made again.
 */
import { ancestorAt } from '../../shared/areas/code.ts'
import { careItem, parseCare, type StoredCare } from '../care/record.ts'
import { changesBetween } from '../cases/changes.ts'
import { changePerson, parsePerson, type StoredHome, type StoredPerson } from '../people/actor.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { atVersion, exists } from '../platform/expressions.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys, queueIndex, queueOf } from '../platform/table.ts'
import { parseMember, parseWaiting, type StoredMember, type StoredWaiting, waitingItem } from './member.ts'
import { coreWrites, dependantOf } from './recode-household.ts'
import { joinItem, parseCard, parseJoin, type StoredJoin } from './store.ts'

/** Where a building is: its code and full name, and the names of its grid, community and street. */
export interface Whereabouts {
  building: string
  buildingName: string
  lineage: StoredHome['lineage']
}

const TRIES = 8

/** The code of a household in another building: unit and room stay. */
export const codeIn = (building: string, household: string): string =>
  `${building}${household.slice((ancestorAt(household, 'building') ?? '').length)}`

/** Takes a household to where its building is now. Throws when others change it again and again; then it is tried later. */
export async function moveHousehold(table: Table, household: string, to: Whereabouts): Promise<void> {
  for (let round = 0; round < TRIES; round++) if (await tryToMove(table, household, to)) return
  throw new Error(`The household ${household} is changed all the time`)
}

async function tryToMove(table: Table, from: string, to: Whereabouts): Promise<boolean> {
  const home = { household: codeIn(to.building, from), ...to }
  const inside = await insideOf(table, from)
  const everybody = [...inside.members, ...inside.waiting]
  const [people, joins] = await Promise.all([peopleOf(table, everybody), joinsOf(table, everybody)])
  // Who waits goes with the join that says so: a household that the roster lacks is found by it alone.
  for (const waiting of inside.waiting) {
    const writes = [
      ...rowWrites(from, home.household, waiting),
      ...joinWrites(joins.get(waiting.join), home),
      ...homeWrites(people.get(waiting.person), from, home),
    ]
    if (!(await written(table, writes))) return false
  }
  for (const { join } of inside.members) if (!(await written(table, joinWrites(joins.get(join), home)))) return false
  const cared = [...inside.members.map(({ person }) => person), ...inside.dependants.map(dependantOf)]
  for (const item of await table.read(cared.map(keys.care)))
    if (!(await written(table, careWrites(parseCare(item), from, home)))) return false
  const stays = from === home.household
  for (const { members, dependants, last } of handfuls(inside)) {
    const homes = members.flatMap(({ person }) => homeWrites(people.get(person), from, home))
    const core = stays ? [] : await coreWrites(table, from, home.household, { members, dependants, last })
    if (!(await written(table, [...homes, ...core]))) return false
  }
  return true
}

/** A member is three writes of the transaction, a dependant three; so many fit beside the household's own. */
const AT_ONCE = { members: 20, dependants: 10 }

/** Who belongs to a household, as many at once as a transaction takes: all of them, but for a house full of workers. */
function handfuls({ members, dependants }: Inside): (Omit<Inside, 'waiting'> & { last: boolean })[] {
  const count = Math.max(
    1,
    Math.ceil(members.length / AT_ONCE.members),
    Math.ceil(dependants.length / AT_ONCE.dependants),
  )
  const some = <T>(all: readonly T[], of: number, i: number) => all.slice(i * of, (i + 1) * of)
  return Array.from({ length: count }, (_, i) => ({
    members: some(members, AT_ONCE.members, i),
    dependants: some(dependants, AT_ONCE.dependants, i),
    last: i === count - 1,
  }))
}

const written = async (table: Table, writes: readonly Write[]) =>
  writes.length === 0 || (await table.write(writes)).written

interface Inside {
  members: StoredMember[]
  waiting: StoredWaiting[]
  dependants: Item[]
}

async function insideOf(table: Table, household: string): Promise<Inside> {
  const pk = { name: 'pk', value: keys.member(household, '').pk }
  const items = await queryAll(table, { pk, ascending: true, consistent: true })
  const of = (kind: string) => items.filter(({ sk }) => String(sk).startsWith(`${kind}#`))
  return {
    members: of('MEMBER').flatMap((item) => parseMember(item) ?? []),
    waiting: of('WAITING').flatMap((item) => parseWaiting(item) ?? []),
    dependants: of('DEPENDANT'),
  }
}

async function peopleOf(table: Table, rows: readonly { person: string }[]): Promise<Map<string, StoredPerson>> {
  const items = await table.read(rows.map(({ person }) => keys.person(person)))
  return new Map(items.flatMap((item) => parsePerson(item) ?? []).map((person) => [person.id, person]))
}

async function joinsOf(table: Table, rows: readonly { join: string }[]): Promise<Map<string, StoredJoin>> {
  const items = await table.read(rows.map(({ join }) => keys.join(join)))
  return new Map(items.flatMap((item) => parseJoin(item) ?? []).map((join) => [join.card.id, join]))
}

/** A join says where it is about, for the lists of staff and for leaving again. */
function joinWrites(before: StoredJoin | undefined, home: Whereabouts & { household: string }): Write[] {
  if (!before) return []
  const { card } = before
  const { household, building, buildingName } = home
  if (card.household === household && card.buildingName === buildingName) return []
  const moved = { ...card, household, building, buildingName, version: card.version + 1 }
  const changes = changesBetween(joinItem(before), joinItem({ ...before, card: moved }))
  return [{ update: keys.join(card.id), changes, when: atVersion(card.version) }]
}

/** A care record is listed where its home is. */
function careWrites(before: StoredCare | undefined, from: string, home: Whereabouts & { household: string }): Write[] {
  if (!before || before.card.home?.household !== from) return []
  const { household, building, buildingName } = home
  const after = {
    ...before,
    card: { ...before.card, home: { household, building, buildingName } },
    version: before.version + 1,
  }
  // Under the same name already.
  if (before.card.home.buildingName === buildingName && household === from) return []
  const changes = changesBetween(careItem(before), careItem(after))
  return [{ update: keys.care(before.card.subject), changes, when: atVersion(before.version) }]
}

const rowWrites = (from: string, into: string, { person, join }: StoredWaiting): Write[] =>
  from === into
    ? []
    : [{ remove: keys.waiting(from, person), when: exists }, { put: waitingItem(into, { person, join }) }]

/** The person's home, at its new code and under its new names; none where they are so already. */
function homeWrites(person: StoredPerson | undefined, from: string, to: Whereabouts & { household: string }): Write[] {
  const home = person?.homes.find(({ household }) => household === from)
  if (!person || !home) return []
  const there = person.homes.find(({ household }) => household === to.household)
  const moved: StoredHome = { ...(there?.verified ? there : home), ...to }
  if (JSON.stringify(moved) === JSON.stringify(home)) return []
  const homes = person.homes
    .filter(({ household }) => household !== to.household || household === from)
    .map((each) => (each === home ? moved : each))
  return [changePerson(person, { homes })]
}

/** Who verifiably belongs to a household. */
export const membersOf = async (table: Table, household: string): Promise<string[]> =>
  (await insideOf(table, household)).members.map(({ person }) => person)

/** The households of a building, by code: those of the roster, those that somebody joined, and those that somebody asks to belong to. */
export async function householdsIn(table: Table, building: string): Promise<{ all: string[]; peopled: string[] }> {
  const grid = ancestorAt(building, 'grid') ?? building
  const [rows, joins] = await Promise.all([
    queryAll(table, { pk: { name: 'pk', value: `HOUSEHOLDS#${building}` }, ascending: true, consistent: true }),
    queryAll(table, {
      index: queueIndex('grid'),
      pk: { name: 'grid', value: queueOf('join', grid, 'open') },
      ascending: true,
    }),
  ])
  const codes = (kind: string) =>
    rows.flatMap(({ sk }) => (String(sk).startsWith(`${kind}#`) ? [String(sk).slice(kind.length + 1)] : []))
  const asked = joins.map(parseCard).flatMap((card) => (card.building === building ? [card.household] : []))
  const peopled = [...new Set([...codes('JOINED'), ...asked])].sort()
  return { all: [...new Set([...codes('HOUSEHOLD'), ...peopled])].sort(), peopled }
}
