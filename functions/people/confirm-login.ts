import { Refusal } from '../../shared/errors.ts'
import { operation, type Ports } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { changeLogin, liveLogin, toLogin } from './login.ts'

/**
 * Whoever looked at it may say, once; the same word again is the same word. Anybody may sign in on a screen, not staff
 * alone: a screen shows no more than the phone does, and that someone was refused would tell who serves.
 */
export const confirmLogin = operation('confirmLogin', {
  reads: ({ params }) => ({ login: keys.login(params.code) }),
  async run({ actor, body, found, now, commit }, _ports: Ports) {
    const login = liveLogin(found.login, now)
    const state = body.answer === 'confirm' ? 'confirmed' : 'refused'
    if (login.person !== actor.id) throw new Refusal('loginOver')
    if (login.state === state) return toLogin(login)
    if (login.state !== 'scanned') throw new Refusal('loginOver')
    return commit([changeLogin(login, { state })], toLogin({ ...login, state }))
  },
})
