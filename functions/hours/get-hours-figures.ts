import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { ancestorAt, type Level, levelOf, levels } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { serviceKinds } from '../../shared/hours/kinds.ts'
import { FIGURE_MONTHS, type Figures } from '../../shared/hours/oversight.ts'
import { parseArea } from '../areas/area.ts'
import { operation, type Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { addMonths, monthIn, monthsFrom } from './month.ts'

const count = z._default(z.int(), 0)
const row = z.object({
  sk: z.string(),
  times: count,
  help: count,
  activity: count,
  wish: count,
  post: count,
})
type Row = z.infer<typeof row>

/** Each month is one query by the code of the area, over the grids in it: a district of two thousand reads 200 KB a month. */
export const getHoursFigures = operation('getHoursFigures', {
  async run({ params, query, now }, { table }: Ports) {
    const { area } = params
    const level = levelOf(area)
    if (!level || level === 'city' || level === 'building')
      throw new Refusal('badInput', { area: '请选区、街道、社区或网格' })
    const { month: last = monthIn(isoTime(now)) } = query
    const months = monthsFrom(addMonths(last, 1 - FIGURE_MONTHS), last)
    const rows = await Promise.all(months.map((month) => rowsOf(table, area, month)))
    return {
      months: months.map((month, i) => ({ month, ...sumOf(rows[i] ?? []) })),
      areas: await byArea(table, rows.at(-1) ?? [], level),
    }
  },
})

async function rowsOf(table: Table, area: string, month: string): Promise<Row[]> {
  const { pk, sk } = keys.hoursOf(area.slice(0, 6), month, area)
  const found: Item[] = await queryAll(table, {
    pk: { name: 'pk', value: pk },
    sk: { name: 'sk', beginsWith: sk },
    ascending: true,
  })
  return found.map((item) => z.parse(row, item))
}

function sumOf(rows: readonly Row[]): Figures {
  const of = (name: keyof Omit<Row, 'sk'>) => rows.reduce((sum, each) => sum + each[name], 0)
  const kinds = { help: of('help'), activity: of('activity'), wish: of('wish'), post: of('post') }
  const minutes = serviceKinds.reduce((sum, kind) => sum + kinds[kind], 0)
  return { minutes, times: of('times'), ...kinds }
}

/** What was counted for an area itself, and for none in it, stands under its own name. */
async function byArea(table: Table, rows: readonly Row[], level: Level) {
  const below = levels[Math.min(levels.indexOf(level) + 1, levels.indexOf('grid'))] ?? level
  const groups = new Map<string, Row[]>()
  for (const each of rows) {
    const code = each.sk.slice('AREA#'.length)
    const area = ancestorAt(code, below) ?? code
    groups.set(area, [...(groups.get(area) ?? []), each])
  }
  const codes = [...groups.keys()]
  const names = await table.read(codes.map(keys.area))
  return codes.map((area, i) => ({
    area,
    name: parseArea(names[i])?.name ?? area,
    ...sumOf(groups.get(area) ?? []),
  }))
}
