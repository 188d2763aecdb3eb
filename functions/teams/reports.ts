/** That somebody reported an activity: beside it, and found when they leave. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import type { Item, Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { type Key, keys } from '../platform/table.ts'

export const reporterIndex = (person: string) => `${person}#activityReport`

export const reportRow = (activity: string, person: string, reason: string, at: string): Item & Key => ({
  ...keys.activityReport(activity, person),
  reason,
  at,
  owner: reporterIndex(person),
  ownerAt: activity,
})

const report = z.object({ reason: z.string(), at: z.string() })

/** What was wrong with it, the latest first; nobody's name. */
export async function reasonsOf(table: Table, activity: string): Promise<string[]> {
  const { pk, sk } = keys.activityReport(activity, '')
  const rows = await queryAll(table, {
    pk: { name: 'pk', value: pk },
    sk: { name: 'sk', beginsWith: sk },
    ascending: true,
    consistent: true,
  })
  const reports = rows.map((row) => z.parse(report, row))
  return reports.sort((a, b) => (a.at < b.at ? 1 : -1)).map(({ reason }) => reason)
}

export function copyReport(row: Item) {
  const { reason, at } = z.parse(report, row)
  return { 活动编号: String(row.pk).slice('ACTIVITY#'.length), 时间: at, 您写的原因: reason }
}
