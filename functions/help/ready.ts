/** Standing ready: kept where those who call look for it, and with its person. */
import type { Ready } from '../../shared/help/ready.ts'
import { operation } from '../http/operation.ts'
import { stillThat } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { homeAt } from './open-help.ts'
import type { HelpPorts } from './ports.ts'
import { parseReady, readyKey, type StoredReady } from './ready-store.ts'

function view(ready: StoredReady | undefined): Ready {
  if (!ready) return {}
  const { person: _p, household: _h, ...shown } = ready
  return { ready: shown }
}

const gone = (ready: StoredReady | undefined): Write[] => (ready ? [{ remove: readyKey(ready) }] : [])

export const getReady = operation('getReady', {
  reads: (_, actor) => ({ ready: keys.readyOf(actor) }),
  run: async ({ found }, _: HelpPorts) => view(parseReady(found.ready)),
})

export const saveReady = operation('saveReady', {
  reads: (_, actor) => ({ ready: keys.readyOf(actor) }),
  run({ actor, body, found, now, commit }, _: HelpPorts) {
    const { building, household } = homeAt(actor, body.building)
    const before = parseReady(found.ready)
    const { kinds, parts, scope } = body
    const ready: StoredReady = { person: actor.id, building, household, kinds, parts, scope, since: isoTime(now) }
    const moved = before && readyKey(before).pk !== readyKey(ready).pk ? before : undefined
    const writes = [
      ...gone(moved),
      { put: { ...readyKey(ready), ...ready } },
      { put: { ...keys.readyOf(actor.id), ...ready } },
      stillThat(actor),
    ]
    return commit(writes, view(ready))
  },
})

export const stopReady = operation('stopReady', {
  reads: (_, actor) => ({ ready: keys.readyOf(actor) }),
  run({ actor, found, commit }, _: HelpPorts) {
    const before = parseReady(found.ready)
    return before ? commit([...gone(before), { remove: keys.readyOf(actor.id) }], {}) : Promise.resolve({})
  },
})
