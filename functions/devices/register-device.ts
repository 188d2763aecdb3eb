import { calm } from '../../shared/devices/damping.ts'
import { Refusal } from '../../shared/errors.ts'
import { makeId } from '../../shared/ids.ts'
import { familyOf } from '../alerts/whom.ts'
import { parseRosterRow } from '../households/roster.ts'
import { operation } from '../http/operation.ts'
import { type Actor, parsePerson, stillThat } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Table } from '../platform/dynamo.ts'
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
  async run({ body, actor, found, now, commit }, { table, random }: DevicePorts) {
    const { kind, name, area, detail, every, household, person } = body
    const place = standingAt(found.area, detail)
    const row = parseRosterRow(found.row)
    if (household && !row) throw new Refusal('badInput', { household: '花名册里没有这一户' })
    const owner = household && kind === 'sos' ? await ownerOf(table, household, person, found.person) : undefined
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
      ...(owner ? { person: owner } : {}),
      registeredAt: at,
      registeredBy: actor.name,
      damped: { ...calm, changes: [], raised: [] },
    }
    const about = { area, what: id, ...(owner ? { subject: owner.id } : {}) }
    return commit([{ put: deviceItem(stored), when: isNew }, stillThat(actor)], stored.card, about)
  },
})

type Owner = Pick<Actor, 'id' | 'name'>

/** Whose button it is, if it is somebody's: the one who is named, or the one grown member who joined; of several, nobody's own. */
async function ownerOf(
  table: Table,
  household: string,
  named: string | undefined,
  item: Item | undefined,
): Promise<Owner | undefined> {
  if (named) return memberOf(item, household)
  const [only, ...others] = await familyOf(table, household, '')
  if (!only || others.length) return undefined
  const [found] = await table.read([keys.person(only.who)])
  return livesIn(found, household) ? memberOf(found, household) : undefined
}

const livesIn = (item: Item | undefined, household: string): boolean => {
  const person = parsePerson(item)
  return !person?.leftAt && (person?.homes ?? []).some((home) => home.verified && home.household === household)
}

/** Somebody who verifiably lives in that household. Throws `badInput`; of who lives elsewhere nothing is said. */
function memberOf(item: Item | undefined, household: string): Owner {
  const person = parsePerson(item)
  if (!person || !livesIn(item, household)) throw new Refusal('badInput', { person: '这一户没有这位居民' })
  return { id: person.id, name: person.name }
}
