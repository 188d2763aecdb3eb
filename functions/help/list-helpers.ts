import { operation } from '../http/operation.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { parseMonth } from './helping.ts'
import type { HelpPorts } from './ports.ts'

/** Who is asked too often stands first. */
export const listHelpers = operation('listHelpers', {
  async run({ query: { community, month }, commit }, { table }: HelpPorts) {
    const rows = await queryAll(table, {
      pk: { name: 'pk', value: keys.helperIn(community, month, '').pk },
      sk: { name: 'sk', beginsWith: 'PERSON#' },
      ascending: true,
    })
    const items = rows.map(parseMonth).filter(({ times }) => times > 0)
    const sorted = items.sort((a, b) => b.times - a.times || b.minutes - a.minutes)
    return commit([], { items: sorted }, { area: community, note: month })
  },
})
