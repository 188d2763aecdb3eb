import { operation } from '../http/operation.ts'
import { changePerson } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import { departure } from './departure.ts'
import { knownHousehold } from './known.ts'
import type { HouseholdPorts } from './ports.ts'
import { toReply } from './view.ts'

export const leaveHousehold = operation('leaveHousehold', {
  async run({ params, actor, now, commit }, { table }: HouseholdPorts) {
    knownHousehold(params.household, actor, ['householder'])
    const mover = { parties: ['applicant'] as const, name: actor.name, personId: actor.id }
    const { writes, homes, moved } = await departure(table, actor, params.household, mover, undefined, isoTime(now))
    return commit([...writes, changePerson(actor, { homes })], toReply(moved.join.card))
  },
})
