import { Refusal } from '../../shared/errors.ts'
import { makeId } from '../../shared/ids.ts'
import { operation } from '../http/operation.ts'
import { atVersion } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { parsePerson } from './actor.ts'
import { isSecretOf, liveLogin } from './login.ts'
import { type SessionPorts, withToken } from './open-session.ts'
import { makeRoom, sessionItem, usedSession } from './session.ts'

/**
 * Only the browser that asked has the secret; a wrong one is answered as a code that never was. The login goes in the
 * transaction that makes the session, so that of however many claims at once just one is answered with a token.
 */
export const claimLogin = operation('claimLogin', {
  reads: ({ params }) => ({ login: keys.login(params.code) }),
  async run({ body, found, now, commit }, ports: SessionPorts) {
    const login = liveLogin(found.login, now)
    if (!isSecretOf(login, body.secret)) throw new Refusal('loginOver')
    if (login.state !== 'confirmed') return { state: login.state }
    const [item] = login.person ? await ports.table.read([keys.person(login.person)]) : []
    const person = parsePerson(item)
    if (!person || person.leftAt) throw new Refusal('loginOver')
    const id = makeId('ses', now, ports.random)
    const session = usedSession({ id, surface: 'screen', device: login.device }, now)
    const signedIn = await withToken(person, session, now, ports)
    return commit(
      [
        { remove: keys.login(login.code), when: atVersion(login.version), otherwise: 'loginOver' },
        { put: sessionItem(person.id, session) },
        ...(await makeRoom(ports.table, person.id, now)),
      ],
      { state: 'confirmed', signedIn },
    )
  },
})
