import { operation } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { keptFor } from './correct-dependant.ts'
import { forgetWrites } from './dependant.ts'
import { knownHousehold } from './known.ts'
import type { HouseholdPorts } from './ports.ts'

export const removeDependant = operation('removeDependant', {
  reads: ({ params }) => ({
    dependant: keys.dependant(params.household, params.dependantId),
    care: keys.care(params.dependantId),
  }),
  async run({ params, actor, found, commit }, _ports: HouseholdPorts) {
    const { household, dependantId } = params
    const parties = knownHousehold(household, actor, ['householder', 'approver'])
    const dependant = keptFor(found.dependant, actor.id, parties)
    const about = { area: household, what: dependantId }
    return commit(forgetWrites(household, dependant, found.care), { removed: true as const }, about)
  },
})
