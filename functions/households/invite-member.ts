import { makeCode, shownCode } from '../../shared/codes.ts'
import { Refusal } from '../../shared/errors.ts'
import { INVITATION_LIFE, INVITATIONS_A_DAY } from '../../shared/households/limits.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { isChild } from '../../shared/people/child.ts'
import { operation } from '../http/operation.ts'
import { epochSeconds, isoTime } from '../platform/clock.ts'
import { attemptsAt, attemptsOf, attemptWrite } from '../platform/limit.ts'
import { keys } from '../platform/table.ts'
import { needConsent } from '../privacy/consent.ts'
import { inviteWrite } from './invitation.ts'
import { knownHousehold } from './known.ts'
import { isAdult, parseMember, stillMember } from './member.ts'
import type { HouseholdPorts } from './ports.ts'

export const inviteMember = operation('inviteMember', {
  reads: ({ params }, actor) => ({ own: keys.member(params.household, actor) }),
  async run({ params, body, actor, found, now, commit }, { table, random }: HouseholdPorts) {
    const { household } = params
    knownHousehold(household, actor, ['householder'])
    const home = actor.homes.find((each) => each.household === household)
    if (!home || isChild(actor) || !isAdult(parseMember(found.own))) throw new Refusal('notAllowed')
    if (body.child) needConsent(actor, 'child')
    const limit = { what: 'invite', who: actor.id, max: INVITATIONS_A_DAY, window: DAY }
    const [tried] = await table.read([attemptsAt(limit, now)])
    if (attemptsOf(tried) >= limit.max) throw new Refusal('tooMany')
    const code = makeCode(random)
    const until = now + INVITATION_LIFE
    const invite = inviteWrite(code, {
      kind: 'household',
      household,
      by: actor.id,
      home,
      fromOwner: home.relation === 'owner',
      child: body.child,
      expiresAt: epochSeconds(until),
    })
    const writes = [invite, stillMember(household, actor.id), attemptWrite(limit, tried, now)]
    return commit(writes, { code: shownCode(code), expiresAt: isoTime(until), child: body.child })
  },
})
