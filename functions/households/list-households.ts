import { Refusal } from '../../shared/errors.ts'
import type { ListedHousehold } from '../../shared/households/household.ts'
import { maskPhone } from '../../shared/households/mask.ts'
import { fromCursor, toCursor } from '../http/cursor.ts'
import { operation } from '../http/operation.ts'
import type { Item } from '../platform/dynamo.ts'
import type { Sealer } from '../platform/seal.ts'
import { keys } from '../platform/table.ts'
import { membersOf } from './occupancy.ts'
import type { HouseholdPorts } from './ports.ts'
import { openedPhones, parseRosterRow, type RosterRow } from './roster.ts'

/** A page of the roster of a building: one query, and one read of who joined. */
export const listHouseholds = operation('listHouseholds', {
  async run({ params, query, commit }, { table, sealer }: HouseholdPorts) {
    const { building } = params
    const { pk } = keys.household(`${building}000000`)
    const after = placeIn(pk, building, query.cursor)
    const sk = { name: 'sk', beginsWith: 'HOUSEHOLD#' }
    const page = await table.query({ pk: { name: 'pk', value: pk }, sk, ascending: true, limit: query.limit, after })
    const rows = page.items.flatMap((item) => parseRosterRow(item) ?? [])
    const joined = await table.read(rows.map(({ code }) => keys.joined(code)))
    const items = await Promise.all(rows.map((row, i) => toListed(sealer, row, joined[i])))
    const cursor = toCursor(pk, page.last)
    return commit([], cursor ? { items, cursor } : { items }, { area: building })
  },
})

/** Where a cursor says that the list goes on: a row of this building, else DynamoDB would refuse it. */
function placeIn(pk: string, building: string, cursor: string | undefined): Item | undefined {
  const at = fromCursor(pk, cursor)
  if (!at) return undefined
  const row = new RegExp(`^HOUSEHOLD#${building}\\d{6}$`)
  if (at.pk !== pk || !row.test(String(at.sk)) || Object.keys(at).length !== 2) throw new Refusal('badCursor')
  return at
}

async function toListed(sealer: Sealer, row: RosterRow, joined: Item | undefined): Promise<ListedHousehold> {
  const members = membersOf(joined)
  const phones = (await openedPhones(sealer, row)).map(maskPhone)
  return { household: row.code, room: row.room, joined: members > 0, members, phones, source: row.source }
}
