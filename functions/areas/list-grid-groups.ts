import { operation, type Ports } from '../http/operation.ts'
import { groupsOf, toGroup } from './group.ts'
import { asCommunity } from './node.ts'

export const listGridGroups = operation('listGridGroups', {
  run: async ({ params }, { table }: Ports) => ({
    items: (await groupsOf(table, asCommunity(params.area))).map(toGroup),
  }),
})
