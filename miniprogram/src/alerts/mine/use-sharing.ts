import { useEffect, useState } from 'react'
import { api } from '../../api/api.ts'
import { clock } from '../../platform/clock.ts'
import { whereAmI } from '../../platform/position.ts'
import { storage } from '../../platform/storage.ts'
import { makeFollowing } from './following.ts'

/** For as long as it is shown. */
export function useSharing(alert: string) {
  const [following] = useState(() =>
    makeFollowing({
      alert,
      storage,
      clock,
      whereAmI,
      tell: (body) => api.call('followAlert', { params: { alertId: alert }, body }),
      changed: (next) => setState(next),
    }),
  )
  const [state, setState] = useState(following.state)
  useEffect(() => {
    following.begin()
    return following.end
  }, [following])
  return { state, turn: following.turn }
}
