import { operation, type Ports } from '../http/operation.ts'
import { giveRoles, readsOf } from './change-roles.ts'

export const grantRoles = operation('grantRoles', {
  reads: ({ body }) => readsOf(body),
  run: (call, { table }: Ports) => giveRoles(call, call.body, 'areas', table),
})
