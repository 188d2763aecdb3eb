import { operation, type Ports } from '../http/operation.ts'
import { childrenOf } from './children.ts'

export const listAreas = operation('listAreas', {
  run: async ({ query }, { table }: Ports) => ({
    items: (await childrenOf(table, query.parent)).filter(({ closedAt }) => !closedAt),
  }),
})
