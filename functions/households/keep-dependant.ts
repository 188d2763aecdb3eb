import { Refusal } from '../../shared/errors.ts'
import { addressOf } from '../../shared/households/address.ts'
import type { NewDependant } from '../../shared/households/household.ts'
import type { JoinParty } from '../../shared/households/lifecycle.ts'
import { DEPENDANTS_MAX } from '../../shared/households/limits.ts'
import { makeId } from '../../shared/ids.ts'
import { isChild } from '../../shared/people/child.ts'
import { parseArea } from '../areas/area.ts'
import { countWrites } from '../areas/building.ts'
import { operation } from '../http/operation.ts'
import { type Actor, stillThat } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { needConsent, restsOnConsent } from '../privacy/consent.ts'
import { keepWrites, sealDependant } from './dependant.ts'
import { insideOf } from './inside.ts'
import { knownHousehold } from './known.ts'
import type { HouseholdPorts } from './ports.ts'
import { newRosterRow, rosterItem } from './roster.ts'
import { looksAsStaff } from './standing.ts'
import { takeTurn } from './turn.ts'

export const keepDependant = operation('keepDependant', {
  reads: ({ params: { household } }) => ({
    building: keys.area(addressOf(household).building),
    row: keys.household(household),
    turn: keys.turn(household),
  }),
  async run({ params, body, actor, found, now, commit }, { table, random, sealer }: HouseholdPorts) {
    const { household } = params
    const parties = knownHousehold(household, actor, ['householder', 'approver'])
    mayKeep(actor, parties, body)
    const { dependants } = await insideOf(table, household)
    if (dependants.length >= DEPENDANTS_MAX) throw new Refusal('limitReached')
    const id = makeId('dep', now, random)
    const kept = await sealDependant(sealer, id, body, { actor, staff: looksAsStaff(parties) }, isoTime(now))
    // Who is no member by now leaves nobody behind in it.
    const listed = looksAsStaff(parties) && !found.row ? enrolWrites(household, found.building) : []
    const turn = takeTurn(household, found.turn, now)
    const writes = [...keepWrites(household, kept), ...listed, turn, stillKeeps(actor, body)]
    return commit(writes, { id, keptAt: kept.keptAt }, { area: household, what: id })
  },
})

/**
 * Who lives where the roster has nobody is added to it, so that the household is counted, and goes along with its building.
 * Throws `notFound` where no building stands open.
 */
function enrolWrites(household: string, item: Item | undefined): Write[] {
  const building = parseArea(item)
  if (!building || building.closedAt) throw new Refusal('notFound')
  const row = newRosterRow(addressOf(household), [], 'staff')
  return [{ put: rosterItem(row), when: isNew }, ...countWrites(building.code, { households: 1 })]
}

/** Throws where this isn't theirs to keep: a child is kept by its family alone, and by an adult of it who agreed to that. */
export function mayKeep(actor: Actor, parties: readonly JoinParty[], { kind }: Pick<NewDependant, 'kind'>): void {
  if (kind !== 'child') return
  if (looksAsStaff(parties) || isChild(actor)) throw new Refusal('badInput', { kind: '孩子要由同住的成年家人登记' })
  needConsent(actor, 'child')
}

/** Who keeps it is, in the transaction that does, who they were; for a child it rests on their consent. */
export const stillKeeps = (actor: Actor, { kind }: Pick<NewDependant, 'kind'>): Write =>
  kind === 'child' ? restsOnConsent(actor) : stillThat(actor)
