import { ancestorAt, covers, levelOf } from '../../shared/areas/code.ts'
import type { Area } from '../../shared/areas/contract.ts'
import { Refusal } from '../../shared/errors.ts'
import { COUNTED_MAX, SHOWN_MAX, type WallArea, type WallIncident } from '../../shared/incidents/wall.ts'
import { cardFor, endedSince, type ListedAlert, openIn } from '../alerts/listed.ts'
import { parseArea } from '../areas/area.ts'
import { openUnder } from '../areas/open-under.ts'
import { operation, type Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { dayIn, startOfDay } from '../platform/shanghai.ts'
import { isQueueLevel, keys } from '../platform/table.ts'
import { dutyNow } from './duty-now.ts'
import { figuresOf } from './figures.ts'
import { type Around, incidentsAround } from './incidents-around.ts'

/**
 * By key alone: the open list, what ended today, the areas right under this one, who is on duty at each, the incidents that run. What
 * it costs grows with what goes on today, not with what ever did.
 */
export const getWall = operation('getWall', {
  reads: ({ params }) => ({ area: keys.area(params.area) }),
  async run({ actor, params, found, now }, { table }: Ports) {
    const area = parseArea(found.area)
    if (!area || !isQueueLevel(levelOf(area.code)))
      throw new Refusal('badInput', { area: '请选择网格、社区、街道或区' })
    const at = isoTime(now)
    const day = dayIn(at)
    const start = startOfDay(day)
    const below = area.level === 'grid' ? [] : await openUnder(table, params.area)
    const [{ open, more }, ended, duty, around] = await Promise.all([
      openIn(table, area.code, COUNTED_MAX),
      endedSince(table, area.code, start),
      dutyNow(table, [area, ...below], now),
      incidentsAround(table, area.code),
    ])
    const areas = below.map((each) => countedIn(each, open))
    const within = areas.reduce((sum, each) => sum + each.open, 0)
    return {
      area,
      now: at,
      alerts: open.slice(0, SHOWN_MAX).map((card) => cardFor(actor, card, now)),
      others: open.slice(SHOWN_MAX).map(({ id }) => id),
      more,
      areas,
      elsewhere: open.filter(({ drill }) => !drill).length - within,
      // What ends while this is read stands in both lists: as it ended.
      today: figuresOf([...open, ...ended], day, start),
      duty,
      incidents: around.map((each) => inArea(each, area.code, open)),
    }
  },
})

/** What is open in an area right under the wall's. */
function countedIn({ code, name, level }: Area, open: readonly ListedAlert[]): WallArea {
  const here = open.filter(({ drill, place }) => !drill && ancestorAt(place.area, level) === code)
  return { code, name, level, open: here.length, waiting: here.filter(({ state }) => state === 'raised').length }
}

/** What of an incident is in the wall's area. */
function inArea({ incident, rows }: Around, area: string, open: readonly ListedAlert[]): WallIncident {
  const own = open.filter(({ id, drill, place }) => {
    const row = rows.get(id)
    return row ? !row.apart : !drill && covers(incident.place.area, place.area)
  })
  const kept = [...rows.values()].filter((row) => !row.apart && covers(area, row.area)).map(({ alert }) => alert)
  const ids = own.map(({ id }) => id)
  return { incident, grouped: new Set([...kept, ...ids]).size, open: ids }
}
