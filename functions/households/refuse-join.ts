import { operation } from '../http/operation.ts'
import { aboutJoin, answerWrites } from './answer.ts'
import { knownJoin, readsJoin } from './known.ts'
import type { HouseholdPorts } from './ports.ts'
import { toReply } from './view.ts'

export const refuseJoin = operation('refuseJoin', {
  reads: readsJoin,
  async run({ body, actor, found, now, commit }, { table }: HouseholdPorts) {
    const { join, parties } = knownJoin(found.join, actor, ['approver'])
    const mover = { parties, name: actor.name, personId: actor.id }
    const { card, writes } = await answerWrites(table, join, 'refuse', mover, body.reason, now)
    return commit(writes, toReply(card), aboutJoin(card))
  },
})
