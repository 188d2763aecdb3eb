/** Incidents as they go over the wire. */
import '../zod.ts'
import * as z from 'zod/mini'
import { alertCard, alertId } from '../alerts/alert.ts'
import { type Level, levels } from '../areas/code.ts'
import { areaCode } from '../areas/contract.ts'
import { id } from '../ids.ts'
import { noticeStates } from '../notices/lifecycle.ts'
import { moment, words } from '../zod.ts'
import { incidentMoves, incidentParties, incidentStates } from './lifecycle.ts'

export const incidentId = id('inc')
export const rollId = id('rol')

export const NAME_MAX = 40
export const SAID_MAX = 500
/** So many of its alerts are shown whole; of more it says how many there are. */
export const GROUPED_MAX = 200

export const incidentKinds = ['fire', 'weather', 'accident', 'health', 'security', 'outage', 'other'] as const
export type IncidentKind = (typeof incidentKinds)[number]
export const incidentKindWords: Record<IncidentKind, string> = {
  fire: '火灾爆炸',
  weather: '极端天气',
  accident: '事故坍塌',
  health: '公共卫生',
  security: '治安事件',
  outage: '停水停电停气',
  other: '其他突发',
}

/** An area of these levels is switched to 急; any other is `badInput`. */
export const incidentLevels: readonly Level[] = ['community', 'street', 'district']

/** An area by its name. */
export const place = z.object({ area: areaCode, level: z.enum(levels), name: z.string() })
export type Place = z.infer<typeof place>

export const newIncident = z.object({
  area: areaCode,
  name: words(2, NAME_MAX),
  kind: z.enum(incidentKinds),
  text: z.optional(words(0, SAID_MAX)),
})
export type NewIncident = z.input<typeof newIncident>

/** The roll call of an incident that was begun last. */
export const rollOf = z.object({ id: rollId, at: moment(), endedAt: z.optional(moment()) })

export const incidentCard = z.object({
  id: incidentId,
  version: z.int(),
  state: z.enum(incidentStates),
  roundAt: moment(),
  late: z.boolean(),
  changedAt: moment(),
  place,
  name: z.string(),
  kind: z.enum(incidentKinds),
  openedAt: moment(),
  openedBy: z.string(),
  roll: z.optional(rollOf),
  closedAt: z.optional(moment()),
  /** How it ended, in words. */
  result: z.optional(z.string()),
})
export type IncidentCard = z.infer<typeof incidentCard>

export const incidentEntry = z.object({
  seq: z.int(),
  at: moment(),
  move: z.enum(['open', ...incidentMoves]),
  by: z.object({ party: z.enum(incidentParties), name: z.string() }),
  state: z.enum(incidentStates),
  text: z.optional(z.string()),
  /** The alert that it is about. */
  alert: z.optional(alertId),
})
export type IncidentEntry = z.infer<typeof incidentEntry>

/** What became of its alerts: `grouped` is `open + resolved + falseAlarms + cancelled`; of the open ones nobody goes to `waiting` yet. Drills are not among them. */
export const groupFigures = z.object({
  grouped: z.int(),
  open: z.int(),
  waiting: z.int(),
  resolved: z.int(),
  falseAlarms: z.int(),
  cancelled: z.int(),
})
export type GroupFigures = z.infer<typeof groupFigures>

/** A notice that went out from it, as it stands now. */
export const linkedNotice = z.object({
  id: id('ntc'),
  title: z.string(),
  state: z.enum(noticeStates),
  at: moment(),
})
export type LinkedNotice = z.infer<typeof linkedNotice>

export const incident = z.extend(incidentCard, {
  text: z.optional(z.string()),
  /** Newest first. */
  alerts: z.array(alertCard),
  /** It has more of them than are shown. */
  more: z.boolean(),
  figures: groupFigures,
  notices: z.array(linkedNotice),
  entries: z.array(incidentEntry),
  parties: z.array(z.enum(incidentParties)),
  moves: z.array(z.enum(incidentMoves)),
})
export type Incident = z.infer<typeof incident>
