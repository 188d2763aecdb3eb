/** The client as this app uses it: our address, the device's network, the session's token. */
import { network } from '../platform/network.ts'
import { apiAddress } from '../platform/target.ts'
import { freshenSession } from '../session/freshen.ts'
import { forgetEnded } from '../session/leave.ts'
import { signInAgain } from '../session/sign-in.ts'
import { currentSession } from '../session/store.ts'
import { makeClient } from './client.ts'

export const api = makeClient(apiAddress, network, {
  token: () => currentSession()?.token,
  renew: () => signInAgain(),
  freshen: () => freshenSession(),
  ended: (token) => forgetEnded(token),
})
