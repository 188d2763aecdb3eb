import { MISSES_NAMED } from '../../shared/alerts/report.ts'
import { levelOf } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { parseArea } from '../areas/area.ts'
import { operation } from '../http/operation.ts'
import type { Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { isQueueLevel, keys, queueIndex, queueOf } from '../platform/table.ts'
import type { AlertPorts } from './ports.ts'
import { apart, gridOf, rowsOf } from './report/figures.ts'
import { missesOf, toMiss } from './report/misses.ts'
import { monthIn } from './report/month.ts'
import { parseCard, type StoredCard } from './store.ts'
import { type StoredTold, toldOf } from './told.ts'

/**
 * An alert counts in the month in which it ended: the list of what has ended is in that order, so that a month is one range of
 * it, whatever other months hold. Who was told is read of those alone of which a step failed.
 */
export const getAlertReport = operation('getAlertReport', {
  async run({ params, query }, { table }: AlertPorts) {
    const { area } = params
    const cards = await endedIn(table, area, query.month)
    const { named, more } = missesOf(cards, MISSES_NAMED)
    const [names, told] = await Promise.all([
      namesOf(table, [...new Set(cards.map(gridOf))]),
      toldFor(table, [...new Set(named.map(({ card }) => card.id))]),
    ])
    return {
      area,
      month: query.month,
      rows: rowsOf(cards, (code) => names.get(code) ?? code),
      total: apart(cards),
      misses: named.map((each) => toMiss(each, told.get(each.card.id) ?? [])),
      moreMisses: more,
    }
  },
})

async function endedIn(table: Table, area: string, month: string): Promise<StoredCard[]> {
  const level = levelOf(area)
  if (!isQueueLevel(level)) throw new Refusal('badInput', { area: '请选择网格、社区、街道或区' })
  const items = await queryAll(table, {
    index: queueIndex(level),
    pk: { name: level, value: queueOf('alert', area, 'closed') },
    sk: { name: 'queueAt', between: monthIn(month) },
    ascending: true,
  })
  return items.map(parseCard)
}

async function namesOf(table: Table, areas: readonly string[]): Promise<Map<string, string>> {
  const found = await table.read(areas.map(keys.area))
  return new Map(
    found.flatMap((item) => {
      const area = parseArea(item)
      return area ? [[area.code, area.fullName]] : []
    }),
  )
}

async function toldFor(table: Table, alerts: readonly string[]): Promise<Map<string, StoredTold[]>> {
  const rows = await Promise.all(alerts.map((alert) => toldOf(table, alert)))
  return new Map(alerts.map((alert, i) => [alert, [...(rows[i]?.values() ?? [])]]))
}
