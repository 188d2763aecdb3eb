import { makeCode } from '../../shared/codes.ts'
import { Refusal } from '../../shared/errors.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { INVITATIONS_A_DAY, ROLE_INVITATION_LIFE } from '../../shared/roles/contract.ts'
import { mayGrant } from '../../shared/roles/policy.ts'
import { operation, type Ports } from '../http/operation.ts'
import { stillThat } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import { countAttempt } from '../platform/limit.ts'
import { keys } from '../platform/table.ts'
import { namedAreas } from './change-roles.ts'
import { invitationWrite } from './invitation.ts'

export const inviteToRole = operation('inviteToRole', {
  reads: ({ body }) => ({ areas: [keys.area(body.area)] }),
  async run({ actor, body, found, now, commit }, { table, random }: Ports) {
    const { role, area, note } = body
    if (!mayGrant(actor.roles, role, area)) throw new Refusal('aboveOwn')
    const [named] = namedAreas([area], found.areas, 'area')
    const limit = { what: 'roleInvitation', who: actor.id, max: INVITATIONS_A_DAY, window: DAY }
    if (!(await countAttempt(table, limit, now))) throw new Refusal('tooMany')
    const code = makeCode(random)
    const until = isoTime(now + ROLE_INVITATION_LIFE)
    const areaName = named?.areaName ?? ''
    const reply = { code, scene: `r=${code}`, role, area, areaName, byName: actor.name, note, expiresAt: until }
    const invitation = { kind: 'role' as const, code, role, area, by: actor.id, note, until }
    return commit([invitationWrite(invitation), stillThat(actor)], reply, { area, what: role })
  },
})
