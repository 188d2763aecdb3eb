import { operation, type Ports } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { countTry, offerOf } from './invitation.ts'

export const getRoleOffer = operation('getRoleOffer', {
  reads: ({ params }) => ({ invitation: keys.invitation(params.code) }),
  async run({ actor, found, now }, { table }: Ports) {
    await countTry(table, actor.id, now)
    const { invitation, inviter, areaName } = await offerOf(found.invitation, actor, now, table)
    const { role, area, note, until } = invitation
    return { role, area, areaName, byName: inviter.name, note, expiresAt: until }
  },
})
