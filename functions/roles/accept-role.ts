import { Refusal } from '../../shared/errors.ts'
import { operation, type Ports } from '../http/operation.ts'
import { stillThat } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { grantWrites } from './grant.ts'
import { countTry, offerOf, usingUp } from './invitation.ts'

/** Who already holds the role uses up no invitation. */
export const acceptRole = operation('acceptRole', {
  reads: ({ params }) => ({ invitation: keys.invitation(params.code) }),
  async run({ actor, found, now, commit }, { table }: Ports) {
    await countTry(table, actor.id, now)
    const { invitation, inviter, gives } = await offerOf(found.invitation, actor, now, table)
    const [held] = gives
    if (!held) throw new Refusal('codeUsed')
    const writes = grantWrites(actor, gives, inviter.id, isoTime(now))
    if (writes.length === 0) return held
    if (invitation.usedBy) throw new Refusal('codeUsed')
    const { area, role } = invitation
    const about = { area, subject: actor.id, what: role, note: `by ${inviter.id}` }
    return commit([...writes, usingUp(invitation, actor.id), stillThat(inviter)], held, about)
  },
})
