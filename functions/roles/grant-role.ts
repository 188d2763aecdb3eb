import { operation, type Ports } from '../http/operation.ts'
import { giveRoles, readsOf } from './change-roles.ts'

export const grantRole = operation('grantRole', {
  reads: ({ params, body }) => readsOf({ person: params.person, areas: [body.area] }),
  run: (call, { table }: Ports) =>
    giveRoles(call, { person: call.params.person, role: call.body.role, areas: [call.body.area] }, 'area', table),
})
