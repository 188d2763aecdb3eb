/** Rows of the roster: what there is of some households, and what they become. */
import { addressOf } from '../../../shared/households/address.ts'
import {
  isListed,
  newRosterRow,
  parseRosterRow,
  type RosterPhone,
  type RosterRow,
  toRosterPhone,
} from '../../households/roster.ts'
import type { Batch } from '../../platform/batch.ts'
import type { Item, Table } from '../../platform/dynamo.ts'
import { queryAll } from '../../platform/query-all.ts'
import type { Sealer } from '../../platform/seal.ts'
import { keys } from '../../platform/table.ts'

/** A household as the file has it; without phones where the file has no column of them. */
export interface Wanted {
  household: string
  building: string
  phones: readonly string[] | undefined
}

/** From so many of a building on, the building's rows are read whole: one query instead of a read each. */
const WHOLE_FROM = 8
const QUERIES_AT_ONCE = 4

/** The roster rows that there are of these, by household. */
export async function rosterOf(table: Table, batch: Batch, wanted: readonly Wanted[]): Promise<Map<string, Item>> {
  const byBuilding = Map.groupBy(wanted, ({ building }) => building)
  const whole = [...byBuilding].filter(([, some]) => some.length >= WHOLE_FROM).map(([building]) => building)
  const single = [...byBuilding.values()].filter((some) => some.length < WHOLE_FROM).flat()
  const found = new Map<string, Item>()
  const take = (items: readonly Item[]) => {
    for (const item of items) found.set(String(item.code), item)
  }
  const queries = async () => {
    for (let i = 0; i < whole.length; i += QUERIES_AT_ONCE)
      take((await Promise.all(whole.slice(i, i + QUERIES_AT_ONCE).map((each) => rowsOf(table, each)))).flat())
  }
  await Promise.all([queries(), batch.get(single.map(({ household }) => keys.household(household))).then(take)])
  return found
}

const rowsOf = (table: Table, building: string) =>
  queryAll(table, {
    pk: { name: 'pk', value: rosterKey(building) },
    sk: { name: 'sk', beginsWith: 'HOUSEHOLD#' },
    ascending: true,
    consistent: true,
  })

/** The partition of a building's roster. */
export const rosterKey = (building: string) => keys.household(`${building}000000`).pk

/** What becomes of a household's row; `write` only where there is something to write. */
export interface Becomes {
  as: 'added' | 'changed' | 'unchanged'
  write?: () => Promise<RosterRow>
}

/** A phone that is known keeps its sealed text, so that a row that says the same stays as it is to the byte. */
export async function become(sealer: Sealer, wanted: Wanted, found: Item | undefined): Promise<Becomes> {
  const { household, phones } = wanted
  const before = parseRosterRow(found)
  if (!before) return { as: 'added', write: () => newRow(sealer, household, phones ?? []) }
  if (!phones || (await saysTheSame(sealer, before, phones))) return { as: 'unchanged' }
  return { as: 'changed', write: () => changedRow(sealer, before, phones) }
}

async function saysTheSame(sealer: Sealer, row: RosterRow, phones: readonly string[]): Promise<boolean> {
  if (row.phones.length !== phones.length) return false
  const listed = await Promise.all(phones.map((phone) => isListed(sealer, row.code, row, phone)))
  return listed.every(Boolean)
}

async function newRow(sealer: Sealer, household: string, phones: readonly string[]): Promise<RosterRow> {
  return newRosterRow(addressOf(household), await sealedPhones(sealer, household, phones), 'import')
}

/** Sealed for the household as it is called now, all of them: they can be for no two. */
async function changedRow(sealer: Sealer, row: RosterRow, phones: readonly string[]): Promise<RosterRow> {
  const { sealedAt, ...rest } = row
  const kept = new Map(sealedAt ? [] : row.phones.map((phone) => [phone.index, phone]))
  const sealed = await sealedPhones(sealer, row.code, phones)
  return { ...rest, source: 'import', phones: sealed.map((phone) => kept.get(phone.index) ?? phone) }
}

const sealedPhones = (sealer: Sealer, household: string, phones: readonly string[]): Promise<RosterPhone[]> =>
  Promise.all(phones.map((phone) => toRosterPhone(sealer, household, phone)))
