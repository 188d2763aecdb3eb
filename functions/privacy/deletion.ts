import { LEAVING } from '../../shared/privacy/contract.ts'
import { operation, type Ports } from '../http/operation.ts'
import { changePerson, toMe } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import { dueKeys } from '../platform/table.ts'

/** Said twice, it stays with the first time. Until then nothing changes. */
export const askDeletion = operation('askDeletion', {
  async run({ actor, now, commit }, _ports: Ports) {
    if (actor.leavingAt) return toMe(actor)
    const leavingAt = isoTime(now + LEAVING)
    return commit([changePerson(actor, { leavingAt, ...dueKeys(actor.id, leavingAt) })], toMe({ ...actor, leavingAt }))
  },
})

export const cancelDeletion = operation('cancelDeletion', {
  async run({ actor, commit }, _ports: Ports) {
    const { leavingAt: _, ...staying } = actor
    if (!actor.leavingAt) return toMe(actor)
    const kept = { leavingAt: undefined, due: undefined, dueAt: undefined }
    return commit([changePerson(actor, kept)], toMe(staying))
  },
})
