import { Refusal } from '../../shared/errors.ts'
import { isChild } from '../../shared/people/child.ts'
import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { needConsent, restsOnConsent } from '../privacy/consent.ts'
import { afterMove } from './after-move.ts'
import { aboutJoin } from './answer.ts'
import { forgetOwn } from './forget-own.ts'
import { guardOneMore } from './inside.ts'
import { knownJoin, readsJoin } from './known.ts'
import { isAdult, parseMember, stillMember } from './member.ts'
import type { HouseholdPorts } from './ports.ts'
import { roomKeys, toRoom, verifyWrites } from './verify.ts'
import { toReply } from './view.ts'

/** An adult member confirms that someone belongs to the household; for a child they become the guardian. */
export const vouchJoin = operation('vouchJoin', {
  reads: readsJoin,
  async run({ actor, found, now, commit }, { table }: HouseholdPorts) {
    const { join, parties } = knownJoin(found.join, actor, ['householder'])
    const { household, child, relation } = join.card
    if (isChild(actor) || (relation === 'owner' && !parties.includes('head'))) throw new Refusal('notAllowed')
    if (child) needConsent(actor, 'child')
    const mover = { parties, name: actor.name, personId: actor.id }
    const moved = afterMove(join, 'vouch', mover, { guarded: child }, isoTime(now))
    const wanted = [keys.member(household, actor.id), keys.turn(household)]
    const [own, turn, ...room] = await table.read([...wanted, ...roomKeys(join.card)])
    if (!isAdult(parseMember(own))) throw new Refusal('notAllowed')
    const one = child
      ? [await guardOneMore(table, { household, guardian: actor.id, turn, now }), restsOnConsent(actor)]
      : []
    const known = toRoom(household, room)
    const forgotten = child && known.applicant ? await forgetOwn(table, known.applicant) : undefined
    const writes = verifyWrites(join, moved, known, child ? actor.id : undefined, forgotten?.set)
    const { card } = moved.join
    return commit(
      [...writes, ...(forgotten?.writes ?? []), ...one, stillMember(household, actor.id)],
      toReply(card),
      aboutJoin(card),
    )
  },
})
