import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { afterMove } from './after-move.ts'
import { knownJoin, readsJoin } from './known.ts'
import type { HouseholdPorts } from './ports.ts'
import { closeWrites } from './verify.ts'
import { toReply } from './view.ts'

export const withdrawJoin = operation('withdrawJoin', {
  reads: readsJoin,
  async run({ actor, found, now, commit }, _ports: HouseholdPorts) {
    const { join, parties } = knownJoin(found.join, actor, ['applicant'])
    const mover = { parties, name: actor.name, personId: actor.id }
    const moved = afterMove(join, 'withdraw', mover, {}, isoTime(now))
    return commit(closeWrites(join, moved, actor), toReply(moved.join.card))
  },
})
