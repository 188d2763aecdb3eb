import * as z from 'zod/mini'
import type { ServingRow } from '../../shared/roles/contract.ts'
import type { Role } from '../../shared/roles/roles.ts'
import { type Paging, readPage } from '../http/listing.ts'
import { operation, type Ports } from '../http/operation.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys, listIndexOf, queueOf } from '../platform/table.ts'
import { grantCard, isSame } from './grant.ts'
import { peopleOf } from './names.ts'

/** The rows say who; what each holds now, and under which name, the people themselves say. */
export const listServing = operation('listServing', {
  async run({ params, query }, { table }: Ports) {
    const { items, cursor } = await rowsOf(table, params.area, query.role, query)
    const cards = items.map((item) => z.parse(grantCard, item.card))
    const people = await peopleOf(
      table,
      cards.map(({ person }) => person),
    )
    const rows = cards.flatMap((card): ServingRow[] => {
      const person = people.get(card.person)
      const held = person?.roles.find((each) => isSame(each, card))
      return person && held ? [{ ...held, person: person.id, name: person.name, by: card.by, at: card.at }] : []
    })
    return cursor ? { items: rows, cursor } : { items: rows }
  },
})

async function rowsOf(table: Table, area: string, role: Role | undefined, paging: Paging) {
  const range = role && { beginsWith: `${role}#` }
  const index = listIndexOf(area)
  if (index)
    return readPage(table, { index, partition: queueOf('grant', area, 'open'), ascending: true, range }, paging)
  // A building: a handful at most.
  const items: Item[] = await queryAll(table, {
    pk: { name: 'pk', value: keys.grant(area, 'gridWorker', '').pk },
    ...(range ? { sk: { name: 'sk', ...range } } : {}),
    ascending: true,
  })
  return { items, cursor: undefined }
}
