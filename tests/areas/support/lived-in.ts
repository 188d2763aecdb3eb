/** Households that are lived in: rows of the roster, members, who waits, and whom they keep a record of, with true counts. */

import { whereaboutsOf } from '../../../functions/areas/whereabouts.ts'
import { careItem, type StoredCare } from '../../../functions/care/record.ts'
import { memberItem, waitingItem } from '../../../functions/households/member.ts'
import { joinedItem } from '../../../functions/households/occupancy.ts'
import { newRosterRow, rosterItem } from '../../../functions/households/roster.ts'
import { joinItem, type StoredJoin } from '../../../functions/households/store.ts'
import type { StoredPerson } from '../../../functions/people/actor.ts'
import { newPerson } from '../../../functions/people/store.ts'
import type { Table } from '../../../functions/platform/dynamo.ts'
import { queryAll } from '../../../functions/platform/query-all.ts'
import { keys, queueOf } from '../../../functions/platform/table.ts'
import { householdAt, roomWords } from '../../../shared/households/address.ts'
import { makeId } from '../../../shared/ids.ts'

let made = 0
const random = (bytes: number) => Uint8Array.from({ length: bytes }, (_, i) => (++made >> (i % 3)) & 255)
const AT = '2026-03-02T01:00:00.000Z'

export interface Lived {
  household: string
  person: string
  join: string
}

const joinOf = (
  id: string,
  person: string,
  household: string,
  where: { building: string; buildingName: string; room: string },
  state: 'waiting' | 'verified',
): StoredJoin => ({
  card: {
    id,
    version: 1,
    state,
    household,
    ...where,
    relation: 'owner',
    child: false,
    name: '演示居民',
    openedAt: AT,
    changedAt: AT,
    roundAt: AT,
    late: false,
    personId: person,
    ...(state === 'waiting' ? { dueAt: '2026-03-05T01:00:00.000Z' } : {}),
  },
  entries: 0,
  lastHash: '',
})

/** A person of a household: verified, or waiting to be. */
async function personIn(
  table: Table,
  household: string,
  building: string,
  room: string,
  verified: boolean,
): Promise<Lived> {
  const { lineage, buildingName } = await whereaboutsOf(table, building)
  const id = makeId('per', made, random)
  const join = makeId('joi', made, random)
  const home = { household, building, buildingName, room, relation: 'owner' as const, verified, lineage }
  const person: StoredPerson = { id, version: 1, name: '演示居民', openid: `openid of ${id}`, homes: [home], roles: [] }
  const stored = joinOf(join, id, household, { building, buildingName, room }, verified ? 'verified' : 'waiting')
  const row = verified
    ? memberItem(household, { person: id, join, relation: 'owner', child: false, since: AT })
    : waitingItem(household, { person: id, join })
  await table.write([...newPerson(person), { put: joinItem(stored) }, { put: row }])
  return { household, person: id, join }
}

/** The care record of a dependant. */
const careOf = (subject: string, household: string, building: string): StoredCare => ({
  card: { subject, home: { household, building, buildingName: '' } },
  version: 1,
  keptBy: makeId('per', 0, random),
  sealed: '',
  changedAt: AT,
})

/** The subjects of the care records that are listed in an area. */
export async function caredForIn(table: Table, grid: string): Promise<string[]> {
  const items = await queryAll(table, {
    index: 'byGrid',
    pk: { name: 'grid', value: queueOf('care', grid, 'open') },
    ascending: true,
  })
  return items.map(({ card }) => (card as { subject: string }).subject)
}

export interface Room {
  unit: number
  room: number
  members: number
  waiting?: number
  dependants?: number
  /** Whether the roster has it. */
  listed?: boolean
}

export async function liveIn(table: Table, building: string, rooms: readonly Room[]): Promise<Lived[]> {
  const lived: Lived[] = []
  for (const { unit, room, members, waiting = 0, dependants = 0, listed = true } of rooms) {
    const address = { building, unit, room }
    const household = householdAt(address)
    if (listed)
      await table.write([
        { put: rosterItem(newRosterRow(address, [{ index: household, sealed: household }], 'import')) },
      ])
    const own: Lived[] = []
    for (let i = 0; i < members; i++) own.push(await personIn(table, household, building, roomWords(address), true))
    lived.push(...own)
    // Whoever came first can be sent messages.
    const people = Object.fromEntries(own.map(({ person }, i) => [person, i === 0 ? 3 : 0]))
    if (members) await table.write([{ put: joinedItem(household, people) }])
    for (let i = 0; i < waiting; i++) lived.push(await personIn(table, household, building, roomWords(address), false))
    for (let i = 0; i < dependants; i++) {
      const id = makeId('dep', made, random)
      await table.write([
        { put: { ...keys.dependant(household, id), id } },
        { put: { ...keys.keptAt(id), household } },
        { put: careItem(careOf(id, household, building)) },
      ])
    }
    const counts = {
      ...(listed ? { households: 1, 'card.households': 1 } : {}),
      ...(members ? { joined: 1, 'card.joined': 1, pushable: 1, 'card.pushable': 1 } : {}),
    }
    if (listed) await table.write([{ update: keys.area(building), changes: { set: {}, add: counts } }])
  }
  return lived
}

/** All that a building's households are: what must be the same after a move, but for the code. */
export async function livesAt(table: Table, building: string) {
  const partition = (pk: string) =>
    queryAll(table, { pk: { name: 'pk', value: pk }, ascending: true, consistent: true })
  const rows = await partition(`HOUSEHOLDS#${building}`)
  const of = (kind: string) =>
    rows.filter(({ sk }) => String(sk).startsWith(`${kind}#`)).map(({ sk }) => String(sk).slice(kind.length + 1))
  const codes = new Set([...of('HOUSEHOLD'), ...of('JOINED')])
  const inside = new Map<string, string[]>()
  for (const code of codes)
    inside.set(code.slice(18), (await partition(`HOUSEHOLD#${code}`)).map(({ sk }) => String(sk)).sort())
  const [item] = await table.read([keys.area(building)])
  return {
    rows: of('HOUSEHOLD')
      .map((code) => code.slice(18))
      .sort(),
    joined: of('JOINED')
      .map((code) => code.slice(18))
      .sort(),
    members: rows.reduce((sum, { people }) => sum + Object.keys(people ?? {}).length, 0),
    pushable: rows.filter(({ people }) => Object.values(people ?? {}).some((each) => Number(each) > 0)).length,
    inside: Object.fromEntries([...inside].sort()),
    counts: { households: Number(item?.households), joined: Number(item?.joined), pushable: Number(item?.pushable) },
    card: item?.card as { households: number; joined: number; pushable: number } | undefined,
  }
}

/** The open joins that stand in a grid's queue. */
export async function queueOfGrid(table: Table, grid: string): Promise<string[]> {
  const items = await queryAll(table, {
    index: 'byGrid',
    pk: { name: 'grid', value: queueOf('join', grid, 'open') },
    ascending: true,
  })
  return items.map(({ card }) => (card as { id: string }).id).sort()
}
