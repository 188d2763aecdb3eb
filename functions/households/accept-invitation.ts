import { Refusal } from '../../shared/errors.ts'
import { CODES_A_DAY } from '../../shared/households/limits.ts'
import { makeId } from '../../shared/ids.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { isChild } from '../../shared/people/child.ts'
import type { Relation } from '../../shared/people/person.ts'
import { operation } from '../http/operation.ts'
import { parsePerson } from '../people/actor.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { attemptsAt, attemptsOf, countAttempt } from '../platform/limit.ts'
import { keys } from '../platform/table.ts'
import { agrees, needConsent, restsOnConsent } from '../privacy/consent.ts'
import { forgetOwn } from './forget-own.ts'
import { guardOneMore } from './inside.ts'
import { isOpenTo, isStillOf, parseInvitation, type StoredInvitation, usedWrite } from './invitation.ts'
import { acceptAnew, acceptWaiting } from './invited.ts'
import { parseMember, parseWaiting, stillMember } from './member.ts'
import type { HouseholdPorts } from './ports.ts'
import { parseJoin } from './store.ts'
import { roomKeys, toRoom } from './verify.ts'
import { toReply } from './view.ts'

/** Where a code leads that is none: it costs the same reads as one that is. */
const NOWHERE = '0'.repeat(24)

/** Makes whoever has the code a member at once: of a join that waits there already, or of a new one. */
export const acceptInvitation = operation('acceptInvitation', {
  reads: ({ params }) => ({ invitation: keys.invitation(params.code) }),
  async run({ params, body, actor, found, now, commit }, { table, random, sealer }: HouseholdPorts) {
    // Before the code is looked at: whoever may not join learns nothing of it.
    needConsent(actor, 'policy')
    const invitation = parseInvitation(found.invitation)
    const household = invitation?.household ?? NOWHERE
    const by = invitation?.by ?? actor.id
    const limit = { what: 'code', who: actor.id, max: CODES_A_DAY, window: DAY }
    const wanted = [attemptsAt(limit, now), keys.member(household, by), keys.waiting(household, actor.id)]
    const [tried, inviter, waits, turn, ...items] = await table.read([
      ...wanted,
      keys.turn(household),
      ...roomKeys({ personId: actor.id, household }),
    ])
    if (attemptsOf(tried) >= limit.max) throw new Refusal('tooMany')
    if (!invitation || !isOpenTo(invitation, actor.id, now) || !isStillOf(invitation, parseMember(inviter))) {
      // Only what leads nowhere counts as an attempt.
      await countAttempt(table, limit, now)
      throw new Refusal('codeUsed')
    }
    const relation = relationBy(invitation, body.relation)
    const { applicant, occupied } = toRoom(household, items)
    if (!applicant || applicant.leftAt) throw new Refusal('wrongState')
    if (applicant.homes.some((home) => home.household === household && home.verified))
      throw new Refusal('badInput', { code: '您已经是这一户的成员了' })
    const one = invitation.child ? await guardedBy(by, { household, turn, now }, table) : []
    const waiting = parseWaiting(waits)
    const before = waiting && parseJoin((await table.read([keys.join(waiting.join)]))[0])
    if ((isChild(applicant) || before?.card.child) && !invitation.child)
      throw new Refusal('badInput', { code: '请让家人生成孩子用的邀请码' })
    const own = invitation.child ? await forgetOwn(table, applicant) : undefined
    const wish = { id: makeId('joi', now, random), invitation, relation, name: body.name, now, own }
    const { join, writes } = before
      ? await acceptWaiting(before, applicant, occupied, wish, sealer)
      : await acceptAnew(applicant, occupied, wish, sealer)
    return commit([...writes, ...one, stillMember(household, by), usedWrite(params.code, actor.id)], toReply(join.card))
  },
})

/** What goes with a child whose guardian invited them; with one who doesn't agree to it any more, the code leads nowhere. */
async function guardedBy(
  guardian: string,
  { household, turn, now }: { household: string; turn: Item | undefined; now: number },
  table: Table,
): Promise<Write[]> {
  const [item] = await table.read([keys.person(guardian)])
  const adult = parsePerson(item)
  if (!adult || isChild(adult) || !agrees(adult, 'child')) throw new Refusal('codeUsed')
  return [await guardOneMore(table, { household, guardian, turn, now }), restsOnConsent(adult)]
}

/** A child is family; an owner is only made by an owner. */
function relationBy({ child, fromOwner }: StoredInvitation, wanted: Relation): Relation {
  if (child) return 'family'
  if (wanted === 'owner' && !fromOwner) throw new Refusal('badInput', { relation: '业主要由业主邀请，请选择其他关系' })
  return wanted
}
