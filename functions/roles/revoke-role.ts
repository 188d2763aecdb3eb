import { operation, type Ports } from '../http/operation.ts'
import { readsOf, takeRoles } from './change-roles.ts'

/** Of an area that was closed too: nothing is read of it. */
export const revokeRole = operation('revokeRole', {
  reads: ({ params }) => readsOf({ person: params.person, areas: [] }),
  run: (call, { table }: Ports) => {
    const { person, role, area } = call.params
    return takeRoles(call, { person, role, areas: [area] }, table)
  },
})
