import { calm } from '../../shared/devices/damping.ts'
import { Refusal } from '../../shared/errors.ts'
import { makeId } from '../../shared/ids.ts'
import { parseRosterRow } from '../households/roster.ts'
import { operation } from '../http/operation.ts'
import { type Actor, parsePerson, stillThat } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import type { DevicePorts } from './ports.ts'
import { standingAt } from './stand.ts'
import { deviceItem, type StoredDevice } from './store.ts'

/** It is heard once it has a secret, which is made apart: an answer that is kept for its key holds none. */
export const registerDevice = operation('registerDevice', {
  reads: ({ body }) => ({
    area: keys.area(body.area),
    row: body.household ? keys.household(body.household) : undefined,
    person: body.person ? keys.person(body.person) : undefined,
  }),
  async run({ body, actor, found, now, commit }, { random }: DevicePorts) {
    const { kind, name, area, detail, every, household, person } = body
    const place = standingAt(found.area, detail)
    const row = parseRosterRow(found.row)
    if (household && !row) throw new Refusal('badInput', { household: '花名册里没有这一户' })
    const at = isoTime(now)
    const id = makeId('dev', now, random)
    const stored: StoredDevice = {
      card: {
        id,
        kind,
        name,
        place: row && !detail ? { ...place, detail: row.room } : place,
        state: 'unheard',
        flapping: false,
        lowBattery: false,
        changedAt: at,
      },
      version: 1,
      every,
      ...(household ? { household } : {}),
      ...(person && household ? { person: memberOf(found.person, household) } : {}),
      registeredAt: at,
      registeredBy: actor.name,
      damped: { ...calm, changes: [], raised: [] },
    }
    const about = { area, what: id, ...(person ? { subject: person } : {}) }
    return commit([{ put: deviceItem(stored), when: isNew }, stillThat(actor)], stored.card, about)
  },
})

/** Whose button it is: somebody who verifiably lives in that household. Throws `badInput`; of who lives elsewhere nothing is said. */
function memberOf(item: Item | undefined, household: string): Pick<Actor, 'id' | 'name'> {
  const person = parsePerson(item)
  const lives = person?.homes.some((home) => home.verified && home.household === household)
  if (!person || person.leftAt || !lives) throw new Refusal('badInput', { person: '这一户没有这位居民' })
  return { id: person.id, name: person.name }
}
