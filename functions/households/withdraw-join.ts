import { operation } from '../http/operation.ts'
import { changePerson } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import { afterMove, writesOf } from './after-move.ts'
import { knownJoin, readsJoin } from './known.ts'
import { waitsNoMore } from './member.ts'
import type { HouseholdPorts } from './ports.ts'
import { without } from './verify.ts'
import { toReply } from './view.ts'

export const withdrawJoin = operation('withdrawJoin', {
  reads: readsJoin,
  async run({ actor, found, now, commit }, _ports: HouseholdPorts) {
    const { join, parties } = knownJoin(found.join, actor, ['applicant'])
    const moved = afterMove(join, 'withdraw', { parties, name: actor.name, personId: actor.id }, {}, isoTime(now))
    const { household } = join.card
    const writes = [
      ...writesOf(join, moved),
      waitsNoMore(household, actor.id),
      changePerson(actor, { homes: without(actor.homes, household) }),
    ]
    return commit(writes, toReply(moved.join.card))
  },
})
