/** The phones of who answers at my homes, as this device keeps them. */
import { api } from '../../api/api.ts'
import { clock } from '../../platform/clock.ts'
import { storage } from '../../platform/storage.ts'
import { currentSession } from '../../session/store.ts'
import { makeMyCalls } from './my-calls.ts'

export const myCalls = makeMyCalls({
  read: () => api.call('getMyCalls', {}),
  storage,
  clock,
  me: () => currentSession()?.person,
})
