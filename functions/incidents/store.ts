/** Incidents in the table: the item, its card (all that an index carries), its timeline, the alerts and notices that belong to it. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { alertId } from '../../shared/alerts/alert.ts'
import { areaCode } from '../../shared/areas/contract.ts'
import { incidentCard, incidentEntry, incidentId } from '../../shared/incidents/incident.ts'
import { incidentLifecycle } from '../../shared/incidents/lifecycle.ts'
import { noticeId } from '../../shared/notices/notice.ts'
import { personId } from '../../shared/people/person.ts'
import { moment } from '../../shared/zod.ts'
import { timelineEnd } from '../cases/case.ts'
import { readersOf, storedEntryOf } from '../cases/stored.ts'
import type { Item } from '../platform/dynamo.ts'
import { type Key, keys, queueKeys } from '../platform/table.ts'

export const storedIncident = z.object({
  card: incidentCard,
  text: z.optional(z.string()),
  /** Who opened it, until they have left. */
  opener: z.optional(personId),
  /** The areas of the roll call that runs. */
  rolling: z._default(z.array(areaCode), []),
  ...timelineEnd,
})
export type StoredIncident = z.infer<typeof storedIncident>

export const storedEntry = storedEntryOf(incidentEntry)
export type StoredEntry = z.infer<typeof storedEntry>

export const { parseWhole: parseIncident, parseCard, parseEntry } = readersOf(storedIncident, incidentCard, storedEntry)

export const ownerIndex = (person: string) => `${person}#incident`

export function incidentItem(incident: StoredIncident): Item & Key {
  const { card } = incident
  const { stage } = incidentLifecycle.states[card.state]
  return {
    ...keys.incident(card.id),
    ...incident,
    version: card.version,
    ...(incident.opener ? { owner: ownerIndex(incident.opener), ownerAt: card.id } : {}),
    ...queueKeys('incident', card.place.area, stage, card.openedAt),
  }
}

/** That an area stands in 急, because of this incident. */
const emergency = z.object({ incident: incidentId })
export const parseEmergency = (item: Item | undefined): string | undefined => item && z.parse(emergency, item).incident

/** `apart`: it was raised in the area and belongs to it not. `by`: the name of who had it so; by itself unless said. */
const grouped = z.object({
  alert: alertId,
  area: areaCode,
  at: moment(),
  by: z.optional(z.string()),
  byPerson: z.optional(personId),
  apart: z.optional(z.boolean()),
})
export type Grouped = z.infer<typeof grouped>
export const parseGrouped = (item: Item | undefined): Grouped | undefined => item && z.parse(grouped, item)
export const groupedItem = (incident: string, row: Grouped): Item & Key => ({
  ...keys.grouped(incident, row.alert),
  ...row,
})

const informed = z.object({ notice: noticeId, title: z.string(), at: moment() })
export type Informed = z.infer<typeof informed>
export const parseInformed = (item: Item): Informed => z.parse(informed, item)
