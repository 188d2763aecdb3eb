import { Refusal } from '../../shared/errors.ts'
import { fromCursor, toCursor } from '../http/cursor.ts'
import { operation, type Ports } from '../http/operation.ts'
import { parsePerson } from '../people/actor.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { parseLook, type StoredLook, whoAt, wordOf } from './look.ts'

const LOOK = /^LOOK#[^\s]{1,200}$/

export const listLooks = operation('listLooks', {
  async run({ actor, query }, { table }: Ports) {
    const { pk } = keys.person(actor.id)
    const after = fromCursor(pk, query.cursor)
    if (after && (after.pk !== pk || !LOOK.test(String(after.sk)) || Object.keys(after).length !== 2))
      throw new Refusal('badCursor')
    const sk = { name: 'sk', beginsWith: 'LOOK#' }
    const page = await table.query({
      pk: { name: 'pk', value: pk },
      sk,
      ascending: false,
      limit: query.limit,
      after,
      consistent: true,
    })
    const cursor = toCursor(pk, page.last)
    const items = await shown(page.items, table)
    return cursor ? { items, cursor } : { items }
  },
})

/** Looks in words. Of one that doesn't say who looked, it is who they are now. */
export async function shown(items: readonly Item[], table: Table) {
  const looks = items.map(parseLook)
  const unknown = [...new Set(looks.filter(({ who }) => !who).map(({ by }) => by))]
  const found = await table.read(unknown.map(keys.person))
  const people = new Map(found.map((item, i) => [unknown[i], parsePerson(item)]))
  const who = (look: StoredLook) => look.who ?? whoAt(people.get(look.by) ?? { name: '', roles: [] })
  return looks.map((look) => ({ at: look.at, who: who(look), what: wordOf(look.what) }))
}
