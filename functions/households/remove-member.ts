import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { changePerson, parsePerson } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { aboutJoin } from './answer.ts'
import { departure } from './departure.ts'
import { knownJoin, readsJoin } from './known.ts'
import { leftWrite } from './left.ts'
import type { HouseholdPorts } from './ports.ts'
import { toReply } from './view.ts'

/** Ends another's membership. Owners don't remove one another: that is for the staff to judge. */
export const removeMember = operation('removeMember', {
  reads: readsJoin,
  async run({ body, actor, found, now, commit }, { table }: HouseholdPorts) {
    const { join, parties } = knownJoin(found.join, actor, ['head', 'approver'])
    const { personId, household, relation, state } = join.card
    if (relation === 'owner' && !parties.includes('approver')) throw new Refusal('notAllowed')
    if (state !== 'verified') throw new Refusal('wrongState')
    const [item] = await table.read([keys.person(personId)])
    const person = parsePerson(item)
    if (!person) throw new Refusal('wrongState')
    const mover = { parties, name: actor.name, personId: actor.id }
    const at = isoTime(now)
    const { writes, homes, moved } = await departure(table, person, household, mover, body.reason, at)
    const { card } = moved.join
    return commit(
      [...writes, leftWrite(person.id, household, at), changePerson(person, { homes })],
      toReply(card),
      aboutJoin(card),
    )
  },
})
