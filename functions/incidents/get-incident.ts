import { covers } from '../../shared/areas/code.ts'
import { GROUPED_MAX, type IncidentEntry, type LinkedNotice } from '../../shared/incidents/incident.ts'
import { incidentLifecycle } from '../../shared/incidents/lifecycle.ts'
import { movesFor } from '../../shared/lifecycle.ts'
import { alertsOf, cardFor, type ListedAlert, openIn } from '../alerts/listed.ts'
import { entriesOf } from '../cases/entries.ts'
import { operation, type Ports } from '../http/operation.ts'
import { parseNotice } from '../notices/notice.ts'
import { isoTime } from '../platform/clock.ts'
import type { Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { groupFiguresOf } from './figures.ts'
import { groupedOf } from './grouping.ts'
import { knownIncident, readsIncident } from './make-move.ts'
import { factsOf } from './policy.ts'
import { parseEntry, parseInformed, type StoredEntry, type StoredIncident } from './store.ts'

/** What it costs grows with what belongs to it. A helper sees the alerts of where they serve alone: cards say who is asked for. */
export const getIncident = operation('getIncident', {
  reads: readsIncident,
  async run({ actor, found, now }, { table }: Ports) {
    const { incident, parties } = knownIncident(found.incident, actor)
    const { card, text } = incident
    const [{ alerts, more }, notices, entries] = await Promise.all([
      alertsIn(table, incident),
      noticesOf(table, card.id),
      entriesOf(table, keys.incident(card.id)),
    ])
    const { state, roundAt, late } = card
    return {
      ...card,
      ...(text ? { text } : {}),
      alerts: alerts.map((each) => cardFor(actor, each, now)).filter((each) => each.parties.length > 0),
      more,
      figures: groupFiguresOf(alerts),
      notices,
      entries: entries.map(parseEntry).map(toEntry),
      parties,
      moves: movesFor(incidentLifecycle, { state, roundAt, late }, factsOf(incident), parties, isoTime(now)),
    }
  },
})

/** Those that belong to it, newest first; while it runs also what the worker has not come to yet. */
async function alertsIn(table: Table, { card }: StoredIncident): Promise<{ alerts: ListedAlert[]; more: boolean }> {
  const [rows, here] = await Promise.all([
    groupedOf(table, card.id),
    card.state === 'open' ? openIn(table, card.place.area, GROUPED_MAX) : { open: [], more: false },
  ])
  const fresh = here.open.filter(
    ({ id, drill, place }) => !drill && !rows.has(id) && covers(card.place.area, place.area),
  )
  const ids = [...rows.values()]
    .flatMap(({ alert, apart }) => (apart ? [] : [alert]))
    .sort()
    .reverse()
  const kept = await alertsOf(table, ids.slice(0, GROUPED_MAX))
  const alerts = [...kept, ...fresh].sort((a, b) => (a.raisedAt < b.raisedAt ? 1 : -1))
  return { alerts, more: here.more || ids.length > GROUPED_MAX }
}

async function noticesOf(table: Table, incident: string): Promise<LinkedNotice[]> {
  const rows = await queryAll(table, {
    pk: { name: 'pk', value: keys.incident(incident).pk },
    sk: { name: 'sk', beginsWith: 'NOTICE#' },
    ascending: false,
    consistent: true,
  })
  const informed = rows.map(parseInformed)
  const items = await table.read(informed.map(({ notice }) => keys.notice(notice)))
  return informed.flatMap(({ notice, at }, i) => {
    const card = parseNotice(items[i])?.card
    return card ? [{ id: notice, title: card.title, state: card.state, at }] : []
  })
}

function toEntry(entry: StoredEntry): IncidentEntry {
  const { caseId: _c, version: _v, audience: _a, previous: _p, hash: _h, by, ...said } = entry
  return { ...said, by: { party: by.party, name: by.name } }
}
