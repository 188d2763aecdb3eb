import { operation } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { socketsOf } from '../sockets/listeners.ts'
import { whomFor } from './open.ts'
import { locate, namedPlace } from './place.ts'
import type { AlertPorts } from './ports.ts'
import { prepare } from './prepared.ts'
import { parsePlace, placeKeys } from './pressing.ts'

/** Makes ready what a press will need. Says nothing of whom it would tell, only what to name when it is sent. */
export const prepareAlert = operation('prepareAlert', {
  reads({ body }) {
    const named = namedPlace(body)
    return { picked: named === undefined ? undefined : keys.area(named) }
  },
  async run({ actor, body, found, now, commit }, { table }: AlertPorts) {
    const { household, place } = await locate(table, actor, body, found.picked)
    const { shortenings } = parsePlace(place.area, await table.read(placeKeys(place.area)))
    const of = { area: place.area, ...(household ? { household } : {}), ...(body.kind ? { kind: body.kind } : {}) }
    const by = { party: 'raiser' as const, name: '', personId: actor.id }
    const whom = await whomFor(table, { place, by, ...of, kind: body.kind, shortenings }, now)
    const people = [...whom.reached.people, ...whom.family, ...whom.neighbours].map(({ who }) => who)
    const heard = await Promise.all(people.map(async (who) => [who, await socketsOf(table, who)] as const))
    const ready = { whom, sockets: Object.fromEntries(heard) }
    return commit([prepare(actor.id, of, ready, now)], household ? { household } : { area: place.area })
  },
})
