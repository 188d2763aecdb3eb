import { Refusal } from '../../shared/errors.ts'
import type { Stage } from '../../shared/lifecycle.ts'
import { stages } from '../../shared/lifecycle.ts'
import type { MonthFigures } from '../../shared/wishes/wish.ts'
import { monthIn } from '../hours/month.ts'
import { operation, type Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { startOfDay } from '../platform/shanghai.ts'
import { indexes, type Listed, listIndexOf, queueOf } from '../platform/table.ts'
import { figuresOf, monthsTo } from './figures.ts'
import { parseHoldingCard } from './post-store.ts'
import { parseWishCard } from './store.ts'

/** Terms are a year at most: what was asked for two years before a month may be renewed into it. */
const HELD_SINCE = 24

/** Counted from the cards of the area's own lists, which stand by time: it reads what was entered in these months, and no more. */
export const getWishFigures = operation('getWishFigures', {
  async run({ params, query, now }, { table }: Ports): Promise<{ area: string; months: MonthFigures[] }> {
    const at = isoTime(now)
    const months = monthsTo(monthIn(at), query.months)
    const [first = monthIn(at)] = months
    const [earliest = first] = monthsTo(first, HELD_SINCE)
    const [wishes, holdings] = await Promise.all([
      cardsSince(table, 'wish', params.area, startOfDay(`${first}-01`)),
      cardsSince(table, 'holding', params.area, startOfDay(`${earliest}-01`)),
    ])
    return {
      area: params.area,
      months: figuresOf(months, wishes.map(parseWishCard), holdings.map(parseHoldingCard), at),
    }
  },
})

async function cardsSince(table: Table, kind: Listed, area: string, since: string): Promise<Item[]> {
  const index = listIndexOf(area)
  if (!index) throw new Refusal('badInput', { area: '请选网格或更大的范围' })
  const ofStage = (stage: Stage) =>
    queryAll(table, {
      index,
      pk: { name: indexes[index].pk, value: queueOf(kind, area, stage) },
      sk: { name: indexes[index].sk, between: [since, '9'] },
      ascending: true,
    })
  return (await Promise.all(stages.map(ofStage))).flat()
}
