import { makeId } from '../../shared/ids.ts'
import { operation } from '../http/operation.ts'
import { changePerson } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import { needConsent } from '../privacy/consent.ts'
import { lineageKeys } from '../tickets/place.ts'
import { readAttempts } from './attempts.ts'
import { addHome, asChild, newHome, newJoinCase, waitWrites } from './open.ts'
import type { HouseholdPorts } from './ports.ts'
import { toReply } from './view.ts'

/** Never looks at the roster: what it answers, and how long that takes, can't tell whether the address is in it. */
export const requestJoin = operation('requestJoin', {
  reads: ({ body }) => ({ areas: lineageKeys(body.building) }),
  async run({ body, actor, found, now, commit }, { table, random, sealer }: HouseholdPorts) {
    needConsent(actor, 'policy')
    const child = asChild(actor, body)
    const home = newHome(body, child, found.areas)
    const homes = addHome(actor.homes, home)
    const attempts = await readAttempts(table, 'join', actor.id, home.household, now)
    const wanted = { id: makeId('joi', now, random), child, name: body.name, note: body.note }
    const { join, entry } = await newJoinCase(actor, home, wanted, sealer, isoTime(now))
    const writes = [...waitWrites(join, entry), changePerson(actor, { homes }), ...attempts.writes]
    return commit(writes, toReply(join.card))
  },
})
