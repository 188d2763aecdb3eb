import { Refusal } from '../../shared/errors.ts'
import { fromCursor, toCursor } from '../http/cursor.ts'
import { operation, type Ports } from '../http/operation.ts'
import type { StoredPerson } from '../people/actor.ts'
import type { Item } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { peopleOf } from '../roles/names.ts'
import { parseChange, toChange } from './change.ts'
import { asCommunity } from './node.ts'

export const listAreaChanges = operation('listAreaChanges', {
  async run({ params, query }, { table }: Ports) {
    const { pk } = keys.areaChange(asCommunity(params.area), '')
    const after = placeIn(pk, query.cursor)
    const sk = { name: 'sk', beginsWith: 'CHANGE#' }
    const found = await table.query({
      pk: { name: 'pk', value: pk },
      sk,
      ascending: false,
      limit: query.limit,
      after,
    })
    const cursor = toCursor(pk, found.last)
    const changes = found.items.map(parseChange)
    const people = await peopleOf(
      table,
      changes.map(({ by }) => by),
    )
    const items = changes.map((change) => toChange(change, (person) => nameOf(people.get(person))))
    return { items, ...(cursor ? { cursor } : {}) }
  },
})

const nameOf = (person: StoredPerson | undefined) => (person?.leftAt ? undefined : person?.name)

const PLACE = /^CHANGE#[\w#.:-]{1,200}$/

/** Where a cursor says that the list goes on: a change of this community, else DynamoDB would refuse it. */
function placeIn(pk: string, cursor: string | undefined): Item | undefined {
  const at = fromCursor(pk, cursor)
  if (at && (at.pk !== pk || !PLACE.test(String(at.sk)) || Object.keys(at).length !== 2)) throw new Refusal('badCursor')
  return at
}
