import { makeId } from '../../shared/ids.ts'
import { operation } from '../http/operation.ts'
import { changePerson } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import { needConsent } from '../privacy/consent.ts'
import { lineageKeys } from '../tickets/place.ts'
import { readAttempts } from './attempts.ts'
import { departure } from './departure.ts'
import { knownHousehold } from './known.ts'
import { leftWrite } from './left.ts'
import { addHome, asChild, isNewHome, newHome, newJoinCase, waitWrites } from './open.ts'
import type { HouseholdPorts } from './ports.ts'
import { toReply } from './view.ts'

/** Leaving one household and asking to join another, in one transaction: nobody is left without a home on the way. */
export const moveHouse = operation('moveHouse', {
  reads: ({ body }) => ({ areas: lineageKeys(body.building) }),
  async run({ params, body, actor, found, now, commit }, { table, random, sealer }: HouseholdPorts) {
    knownHousehold(params.household, actor, ['householder'])
    needConsent(actor, 'policy')
    const at = isoTime(now)
    const child = asChild(actor, body)
    const home = newHome(body, child, found.areas)
    isNewHome(actor.homes, home)
    const attempts = await readAttempts(table, 'join', actor.id, home.household, now)
    const mover = { parties: ['applicant'] as const, name: actor.name, personId: actor.id }
    const left = await departure(table, actor, params.household, mover, undefined, at)
    const homes = addHome(left.homes, home)
    const wanted = { id: makeId('joi', now, random), child, name: body.name, note: body.note }
    const { join, entry } = await newJoinCase(actor, home, wanted, sealer, at)
    // Who moves within a building: what leaves it says already that it is open.
    const checked = left.moved.join.card.building === home.building
    const writes = [
      ...left.writes,
      leftWrite(actor.id, params.household, at),
      ...waitWrites(join, entry, checked),
      changePerson(actor, { homes }),
      ...attempts.writes,
    ]
    return commit(writes, toReply(join.card))
  },
})
