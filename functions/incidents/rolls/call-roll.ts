import { covers, levelOf } from '../../../shared/areas/code.ts'
import { Refusal } from '../../../shared/errors.ts'
import { makeId } from '../../../shared/ids.ts'
import type { Place } from '../../../shared/incidents/incident.ts'
import { parseArea } from '../../areas/area.ts'
import { operation, type Ports } from '../../http/operation.ts'
import { isoTime } from '../../platform/clock.ts'
import type { Item } from '../../platform/dynamo.ts'
import { keys } from '../../platform/table.ts'
import { knownIncident, makeMove, readsIncident } from '../make-move.ts'
import { rollWrites } from './roll.ts'

/** Costs as much for ten households as for all of a district: nobody is written to, who looks finds out. */
export const callRoll = operation('callRoll', {
  reads: (given) => ({
    ...readsIncident(given),
    areas: (given.body.areas ?? []).map(keys.area),
    asked: (given.body.areas ?? []).map(keys.rolling),
  }),
  async run(call, { random, table }: Ports) {
    const { body, found, now, actor } = call
    const { incident } = knownIncident(found.incident, actor)
    const { card, rolling } = incident
    const places = body.areas ? placesOf(body.areas, found.areas, card.place.area) : [card.place]
    const [own] = body.areas ? [] : await table.read([keys.rolling(card.place.area)])
    // Those who are asked already by another incident are not asked twice by one area.
    if (!rolling.length && (own || found.asked.some(Boolean))) throw new Refusal('wrongState')
    const id = makeId('rol', now, random)
    const { name, kind } = card
    const text = body.text || undefined
    const at = isoTime(now)
    const roll = { id, incident: card.id, name, kind, ...(text ? { text } : {}), places, at }
    const areas = places.map(({ area }) => area)
    return makeMove(call, 'callRoll', { text, roll: { id, areas } }, () => rollWrites(roll))
  },
})

/** Throws `badInput` for what is not there, lies elsewhere, or lies in another of them. */
function placesOf(areas: readonly string[], items: readonly (Item | undefined)[], within: string): Place[] {
  const twice = areas.some((code, i) => areas.some((other, j) => i !== j && covers(other, code)))
  if (twice) throw new Refusal('badInput', { areas: '所选地点有重复，或一个在另一个里面' })
  return areas.map((code, i) => {
    const area = parseArea(items[i])
    if (!area || area.closedAt || levelOf(code) === 'city' || !covers(within, code))
      throw new Refusal('badInput', { areas: '请选这次事件范围里的地点' })
    return { area: code, level: area.level, name: area.fullName }
  })
}
