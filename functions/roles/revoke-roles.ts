import { operation, type Ports } from '../http/operation.ts'
import { readsOf, takeRoles } from './change-roles.ts'

export const revokeRoles = operation('revokeRoles', {
  reads: ({ body }) => readsOf({ person: body.person, areas: [] }),
  run: (call, { table }: Ports) => takeRoles(call, call.body, table),
})
