import { operation, type Ports } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { endAll, sessionsOf } from './session.ts'

/** One that isn't mine, or isn't there, is answered as one that was ended before. */
export const endSession = operation('endSession', {
  reads: ({ params }, actor) => ({ ended: keys.session(actor, params.session) }),
  async run({ actor, found, params, commit }, _ports: Ports) {
    if (!found.ended) return { ended: 0 }
    return commit([{ remove: keys.session(actor.id, params.session) }], { ended: 1 })
  },
})

export const endOtherSessions = operation('endOtherSessions', {
  async run({ actor, session, now }, { table }: Ports) {
    const others = (await sessionsOf(table, actor.id, now)).filter(({ id }) => id !== session.id)
    await endAll(table, actor.id, others)
    return { ended: others.length }
  },
})
