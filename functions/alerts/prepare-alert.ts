import { operation } from '../http/operation.ts'
import type { Actor } from '../people/actor.ts'
import { keys } from '../platform/table.ts'
import { socketsOf } from '../sockets/listeners.ts'
import { type Whom, whomFor } from './open.ts'
import { locate, namedPlace } from './place.ts'
import { parsePointer } from './pointers.ts'
import type { AlertPorts } from './ports.ts'
import { type Prepared, SERVES } from './prepared.ts'
import { joining, knownAlerts, parsePlace, placeKeys } from './pressing.ts'

/** Makes ready what a press will need. Says nothing of whom it would tell, only what to name when it is sent. */
export const prepareAlert = operation('prepareAlert', {
  reads({ body }, actor) {
    const named = namedPlace(body)
    return { own: keys.alerting(actor), picked: named === undefined ? undefined : keys.area(named) }
  },
  async run({ actor, body, found, now, vouchers }, { table }: AlertPorts) {
    const located = await locate(table, actor, body, found.picked)
    const { household, place } = located
    const named = household ? { household } : { area: place.area }
    const { there, shortenings } = parsePlace(place.area, await table.read(placeKeys(place.area)))
    const own = parsePointer(found.own)
    const by = { party: 'raiser' as const, name: '', personId: actor.id }
    const opening = { ...located, by, kind: body.kind, shortenings }
    const [known, whom] = await Promise.all([knownAlerts(table, own, there), whomFor(table, opening, now)])
    // A press that belongs to an open alert looks at that one.
    if (joining(known, there, actor, located, now)) return named
    const sockets = await socketsOfAll(table, whom)
    const ready = { by: pressing(actor), ...located, kind: body.kind, own, there, whom, sockets } satisfies Prepared
    return { ...named, prepared: await vouchers.issue('raiseAlert', ready, SERVES) }
  },
})

const pressing = ({ id, version, name, roles }: Actor): Prepared['by'] => ({ id, version, name, roles })

async function socketsOfAll(table: AlertPorts['table'], { reached, family, neighbours }: Whom) {
  const people = [...reached.people, ...family, ...neighbours].map(({ who }) => who)
  return Object.fromEntries(await Promise.all(people.map(async (who) => [who, await socketsOf(table, who)] as const)))
}
