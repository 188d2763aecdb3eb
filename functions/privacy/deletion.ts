import { Refusal } from '../../shared/errors.ts'
import { LEAVING } from '../../shared/privacy/contract.ts'
import { openAlertOf } from '../alerts/open-of.ts'
import { operation, type Ports } from '../http/operation.ts'
import { changePerson, toMe } from '../people/actor.ts'
import { staying } from '../people/staying.ts'
import { isoTime } from '../platform/clock.ts'
import { dueKeys, keys } from '../platform/table.ts'
import { staysAdministered } from '../roles/last-administrator.ts'

/**
 * Said twice, it stays with the first time. Until then nothing changes. Who waits for help has that first: nobody is to come to
 * the door of somebody who is nobody here. Throws `alertOpen` and `lastAdministrator`.
 */
export const askDeletion = operation('askDeletion', {
  reads: (_given, actor) => ({ alerting: keys.alerting(actor) }),
  async run({ actor, found, now, commit }, { table }: Ports) {
    if (actor.leavingAt) return toMe(actor)
    if (await openAlertOf(table, found.alerting)) throw new Refusal('alertOpen')
    const staying = await staysAdministered(table, actor)
    const leavingAt = isoTime(now + LEAVING)
    const leaving = changePerson(actor, { leavingAt, ...dueKeys(actor.id, leavingAt) })
    return commit([leaving, ...staying], toMe({ ...actor, leavingAt }))
  },
})

/** A child who has no guardian any more can't keep the account alone. Throws `guardianNeeded`. */
export const cancelDeletion = operation('cancelDeletion', {
  async run({ actor, commit }, _ports: Ports) {
    const { leavingAt, unguarded, ...kept } = actor
    if (!leavingAt) return toMe(actor)
    if (unguarded) throw new Refusal('guardianNeeded')
    return commit([changePerson(actor, staying)], toMe(kept))
  },
})
