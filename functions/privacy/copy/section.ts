/** The parts of a copy: fields in words, without those that have no value. */
import type { CopySection } from '../../../shared/privacy/contract.ts'
import type { Item, Table } from '../../platform/dynamo.ts'
import { queryAll } from '../../platform/query-all.ts'
import { indexes, keys } from '../../platform/table.ts'

export type Fields = Record<string, string | number | boolean | undefined>

const wordOf = (value: string | number | boolean) =>
  typeof value === 'boolean' ? (value ? '是' : '否') : String(value)

export const section = (kind: string, title: string, why: string, items: readonly Fields[]): CopySection => ({
  kind,
  title,
  why,
  items: items.map((fields) =>
    Object.entries(fields).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [{ name, value: wordOf(value) }],
    ),
  ),
})

/** How many are read at once. */
const AT_ONCE = 10

/** The fields of each, some of them at a time. */
export async function each(items: readonly Item[], read: (item: Item) => Promise<Fields>): Promise<Fields[]> {
  const made: Fields[] = []
  for (let at = 0; at < items.length; at += AT_ONCE)
    made.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(read))))
  return made
}

/** The rows of a person whose sort key begins so. */
export const rowsOf = (table: Table, person: string, beginsWith: string): Promise<Item[]> =>
  queryAll(table, {
    pk: { name: 'pk', value: keys.person(person).pk },
    sk: { name: 'sk', beginsWith },
    ascending: true,
    consistent: true,
  })

/** The items of a person's list (`<person>#<kind>`), read whole by their keys, a hundred at a time. */
export async function ownedItems(table: Table, owner: string): Promise<Item[]> {
  const pk = { name: indexes.byOwner.pk, value: owner }
  const listed = await queryAll(table, { index: 'byOwner', pk, ascending: true })
  const found: Item[] = []
  for (let at = 0; at < listed.length; at += 100) {
    const wanted = listed.slice(at, at + 100).map((item) => ({ pk: String(item.pk), sk: String(item.sk) }))
    for (const item of await table.read(wanted)) if (item) found.push(item)
  }
  return found
}
