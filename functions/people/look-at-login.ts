import { Refusal } from '../../shared/errors.ts'
import { operation, type Ports } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { changeLogin, liveLogin, toLogin } from './login.ts'

/** Who looks first has it: from then on nobody else can look at it, confirm or refuse it. */
export const lookAtLogin = operation('lookAtLogin', {
  reads: ({ params }) => ({ login: keys.login(params.code) }),
  async run({ actor, found, now, commit }, _ports: Ports) {
    const login = liveLogin(found.login, now)
    if (login.person === actor.id) return toLogin(login)
    if (login.person) throw new Refusal('loginOver')
    const scanned = { state: 'scanned', person: actor.id } as const
    return commit([changeLogin(login, scanned)], toLogin({ ...login, ...scanned }))
  },
})
