import { fromCursor, toCursor } from '../http/cursor.ts'
import { operation, type Ports } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { parseChange } from './change.ts'
import { asCommunity } from './node.ts'

export const listAreaChanges = operation('listAreaChanges', {
  async run({ params, query }, { table }: Ports) {
    const { pk } = keys.areaChange(asCommunity(params.area), '')
    const found = await table.query({
      pk: { name: 'pk', value: pk },
      ascending: false,
      limit: query.limit,
      after: fromCursor(pk, query.cursor),
    })
    const cursor = toCursor(pk, found.last)
    return { items: found.items.map(parseChange), ...(cursor ? { cursor } : {}) }
  },
})
