/** Which alerts belong to an incident: those raised in its area while it runs, by themselves, and those that somebody had so. */
import { ancestorAt } from '../../shared/areas/code.ts'
import { incidentLevels } from '../../shared/incidents/incident.ts'
import type { ListedAlert } from '../alerts/listed.ts'
import { openIn } from '../alerts/listed.ts'
import type { Ports } from '../http/operation.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { queryAll } from '../platform/query-all.ts'
import { type Key, keys } from '../platform/table.ts'
import { type Grouped, groupedItem, parseEmergency, parseGrouped, parseIncident } from './store.ts'

/** At most so many are open when an area is switched: more than ever were. */
const OPEN_MAX = 1000

/** The areas over a place that may stand in 急. */
export const emergencyKeys = (place: string): Key[] =>
  incidentLevels.flatMap((level) => ancestorAt(place, level) ?? []).map(keys.emergency)

type GroupPorts = Pick<Ports, 'table' | 'clock'>
type Raised = Pick<ListedAlert, 'id' | 'raisedAt' | 'drill'> & { place: { area: string } }

const rowOf = ({ id, place, raisedAt }: Raised): Grouped => ({ alert: id, area: place.area, at: raisedAt })

/** Writes that it belongs there; whoever had it in or out already is left so. */
async function join(table: Table, incident: string, alert: Raised): Promise<void> {
  await table.write([{ put: groupedItem(incident, rowOf(alert)), when: isNew }])
}

/** An alert was raised: it joins what is going on around it. */
export async function groupRaised({ table }: GroupPorts, alert: Raised): Promise<void> {
  if (alert.drill) return
  const pointers = await table.read(emergencyKeys(alert.place.area))
  for (const incident of pointers.flatMap((item) => parseEmergency(item) ?? [])) await join(table, incident, alert)
}

/** The writes by which an alert that turns out to be somewhere else joins what is going on there. */
export async function joinsAt(table: Table, alert: Raised): Promise<Write[]> {
  if (alert.drill) return []
  const incidents = (await table.read(emergencyKeys(alert.place.area))).flatMap((item) => parseEmergency(item) ?? [])
  const rows = await table.read(incidents.map((incident) => keys.grouped(incident, alert.id)))
  return incidents.flatMap((incident, i) =>
    rows[i] ? [] : [{ put: groupedItem(incident, rowOf(alert)), when: isNew }],
  )
}

/** An area was switched: what is open there joins. */
export async function groupOpen({ table }: GroupPorts, item: Item | undefined): Promise<void> {
  const incident = parseIncident(item)
  if (incident?.card.state !== 'open') return
  const { open } = await openIn(table, incident.card.place.area, OPEN_MAX)
  for (const alert of open) if (!alert.drill) await join(table, incident.card.id, alert)
}

/** By alert, how it stands to an incident. */
export async function groupedOf(table: Table, incident: string): Promise<Map<string, Grouped>> {
  const items = await queryAll(table, {
    pk: { name: 'pk', value: keys.incident(incident).pk },
    sk: { name: 'sk', beginsWith: 'ALERT#' },
    ascending: true,
    consistent: true,
  })
  return new Map(items.flatMap((item) => parseGrouped(item) ?? []).map((row) => [row.alert, row]))
}
