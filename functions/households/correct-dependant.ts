import { Refusal } from '../../shared/errors.ts'
import type { JoinParty } from '../../shared/households/lifecycle.ts'
import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item } from '../platform/dynamo.ts'
import { atVersion } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { parseDependant, type StoredDependant, sealDependant } from './dependant.ts'
import { mayKeep, stillKeeps } from './keep-dependant.ts'
import { knownHousehold } from './known.ts'
import type { HouseholdPorts } from './ports.ts'

export const correctDependant = operation('correctDependant', {
  reads: ({ params }) => ({ dependant: keys.dependant(params.household, params.dependantId) }),
  async run({ params, body, actor, found, now, commit }, { sealer }: HouseholdPorts) {
    const { household, dependantId } = params
    const parties = knownHousehold(household, actor, ['householder', 'approver'])
    const before = keptFor(found.dependant, actor.id, parties)
    mayKeep(actor, parties, body)
    const by = { actor, staff: before.keptBy.staff }
    const after = await sealDependant(sealer, dependantId, body, by, isoTime(now), before.version + 1)
    const at = keys.dependant(household, dependantId)
    const writes = [{ put: { ...at, ...after }, when: atVersion(before.version) }, stillKeeps(actor, body)]
    return commit(writes, { id: dependantId, keptAt: after.keptAt }, { area: household, what: dependantId })
  },
})

/** A dependant whose record is theirs to keep: what staff keep is for staff, what a member keeps for that member. */
export function keptFor(item: Item | undefined, actor: string, parties: readonly JoinParty[]): StoredDependant {
  const dependant = parseDependant(item)
  const { staff, person } = dependant?.keptBy ?? {}
  const theirs = staff ? parties.includes('approver') : person === actor && parties.includes('householder')
  if (!dependant || !theirs) throw new Refusal('notFound')
  return dependant
}
