import { operation } from '../http/operation.ts'
import { exists } from '../platform/expressions.ts'
import { type SessionPorts, withToken } from './open-session.ts'
import { sessionItem, usedSession } from './session.ts'

/** A screen has no wx.login to sign in silently with: while its token lives, it gets the next one from it. */
export const renewSession = operation('renewSession', {
  async run({ actor, session, now, commit }, ports: SessionPorts) {
    const reply = await withToken(actor, session, now, ports)
    return commit(
      [{ put: sessionItem(actor.id, usedSession(session, now)), when: exists, otherwise: 'sessionEnded' }],
      reply,
    )
  },
})
