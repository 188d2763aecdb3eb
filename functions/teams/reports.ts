/** That somebody reported an activity: beside it, and found when they leave. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import type { CaseEntry } from '../cases/case.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { type Key, keys } from '../platform/table.ts'
import type { StoredActivity } from './store.ts'

export const reporterIndex = (person: string) => `${person}#activityReport`

/** `card`: as the report leaves it. */
export const reportRow = (
  { id, version, place }: StoredActivity['card'],
  person: string,
  reason: string,
  at: string,
): Item & Key => ({
  ...keys.activityReport(id, person),
  reason,
  at,
  version,
  area: place.area,
  owner: reporterIndex(person),
  ownerAt: id,
})

const report = z.object({ reason: z.string(), at: z.string(), version: z.int() })

const told = z.object({ ownerAt: z.string(), version: z.int(), at: z.string(), area: z.string() })

/** What the staff of its area are told of a report at once, from the stream: that it was, and nothing of who or why. */
export function reportTold(row: Item): Pick<CaseEntry, 'caseId' | 'version' | 'at' | 'audience'> {
  const { ownerAt: caseId, version, at, area } = z.parse(told, row)
  return { caseId, version, at, audience: { people: [], areas: [area] } }
}

/** What was wrong with it, since staff looked, the latest first; nobody's name. */
export async function reasonsOf(table: Table, { card, lookedAt = 0 }: StoredActivity): Promise<string[]> {
  const { pk, sk } = keys.activityReport(card.id, '')
  const rows = await queryAll(table, {
    pk: { name: 'pk', value: pk },
    sk: { name: 'sk', beginsWith: sk },
    ascending: true,
    consistent: true,
  })
  const reports = rows.map((row) => z.parse(report, row)).filter(({ version }) => version > lookedAt)
  return reports.sort((a, b) => (a.at < b.at ? 1 : -1)).map(({ reason }) => reason)
}

export function copyReport(row: Item) {
  const { reason, at } = z.parse(report, row)
  return { 活动编号: String(row.pk).slice('ACTIVITY#'.length), 时间: at, 您写的原因: reason }
}
