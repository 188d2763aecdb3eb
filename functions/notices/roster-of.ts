/** A building as who knocks at its doors needs it: a building is small, so its partition is read whole. No names, no phones. */
import { isPushable, type People, peopleOf } from '../households/occupancy.ts'
import { parseRosterRow } from '../households/roster.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { type Key, keys } from '../platform/table.ts'

export interface RosterDoor {
  household: string
  room: string
  /** Whether anybody verified belongs to it, and whether a message can be sent to any of these. */
  joined: boolean
  pushable: boolean
}

/** The roster of a building, two queries. */
export async function rosterOf(table: Table, building: string): Promise<RosterDoor[]> {
  const roster = keys.household(`${building}000000`)
  const [rows, joined] = await Promise.all([
    itemsUnder(table, roster, 'HOUSEHOLD#'),
    itemsUnder(table, roster, 'JOINED#'),
  ])
  const lived = new Map(
    joined.map((item): [string, People] => [String(item.sk).slice('JOINED#'.length), peopleOf(item)]),
  )
  return rows.flatMap((item) => {
    const row = parseRosterRow(item)
    if (!row) return []
    const people = lived.get(row.code) ?? {}
    const joined = Object.keys(people).length > 0
    return [{ household: row.code, room: row.room, joined, pushable: isPushable(people) }]
  })
}

export const itemsUnder = (table: Table, { pk }: Pick<Key, 'pk'>, beginsWith: string): Promise<Item[]> =>
  queryAll(table, { pk: { name: 'pk', value: pk }, sk: { name: 'sk', beginsWith }, ascending: true, consistent: true })
