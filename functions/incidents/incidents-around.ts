import { levelOf } from '../../shared/areas/code.ts'
import type { IncidentCard } from '../../shared/incidents/incident.ts'
import type { Table } from '../platform/dynamo.ts'
import { isQueueLevel, keys, queueIndex, queueOf } from '../platform/table.ts'
import { emergencyKeys, groupedOf } from './grouping.ts'
import { type Grouped, parseCard, parseEmergency, parseIncident } from './store.ts'

/** More run at once nowhere. */
const MOST = 20

export interface Around {
  incident: IncidentCard
  rows: Map<string, Grouped>
}

/** The incidents that run in an area, and those of the areas above it that it is a part of; newest first. */
export async function incidentsAround(table: Table, area: string): Promise<Around[]> {
  const level = levelOf(area)
  if (!isQueueLevel(level)) return []
  const pk = { name: level, value: queueOf('incident', area, 'open') }
  const [{ items }, pointers] = await Promise.all([
    table.query({ index: queueIndex(level), pk, ascending: false, limit: MOST }),
    table.read(emergencyKeys(area)),
  ])
  const within = items.map(parseCard)
  const above = pointers
    .flatMap((item) => parseEmergency(item) ?? [])
    .filter((id) => !within.some((card) => card.id === id))
  const others = (await table.read(above.map(keys.incident))).flatMap((item) => parseIncident(item)?.card ?? [])
  const all = [...within, ...others].sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1))
  return Promise.all(all.map(async (incident) => ({ incident, rows: await groupedOf(table, incident.id) })))
}
