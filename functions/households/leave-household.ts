import { operation } from '../http/operation.ts'
import { changePerson } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import { departure } from './departure.ts'
import { knownHousehold } from './known.ts'
import { leftWrite } from './left.ts'
import type { HouseholdPorts } from './ports.ts'
import { toReply } from './view.ts'

export const leaveHousehold = operation('leaveHousehold', {
  async run({ params, actor, now, commit }, { table }: HouseholdPorts) {
    knownHousehold(params.household, actor, ['householder'])
    const mover = { parties: ['applicant'] as const, name: actor.name, personId: actor.id }
    const at = isoTime(now)
    const { writes, homes, moved } = await departure(table, actor, params.household, mover, undefined, at)
    const left = leftWrite(actor.id, params.household, at)
    return commit([...writes, left, changePerson(actor, { homes })], toReply(moved.join.card))
  },
})
