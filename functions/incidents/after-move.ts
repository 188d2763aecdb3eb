/** What a move makes of an incident. Pure: from an incident and a move to the next incident and its timeline entry, or a refusal. */
import { type IncidentMove, type IncidentParty, incidentLifecycle } from '../../shared/incidents/lifecycle.ts'
import { decideMove, type Mover } from '../cases/case.ts'
import { factsOf } from './policy.ts'
import type { StoredEntry, StoredIncident } from './store.ts'

/** What comes with a move. */
export interface Details {
  text?: string | undefined
  /** The alert that it is about. */
  alert?: string
  /** A roll call that begins, and the areas that it asks. */
  roll?: { id: string; areas: readonly string[] }
}

export interface Moved {
  incident: StoredIncident
  entry: StoredEntry
}

/** Throws `notAllowed` or `wrongState`. `now` is ISO 8601. */
export function afterMove(
  incident: StoredIncident,
  move: IncidentMove,
  mover: Mover<IncidentParty>,
  { text, alert, roll }: Details,
  now: string,
): Moved {
  const { standing, record } = decideMove(incidentLifecycle, incident, factsOf(incident), move, mover, now)
  const { entry, end } = record({
    ...(text ? { text } : {}),
    ...(alert ? { alert } : {}),
    audience: { people: [], areas: [incident.card.place.area] },
  })
  const closed = move === 'close'
  const begun = roll ? { roll: { id: roll.id, at: now } } : {}
  const over = (closed || move === 'endRoll') && incident.rolling.length > 0 && incident.card.roll
  const card = {
    ...incident.card,
    ...standing,
    ...begun,
    ...(over ? { roll: { ...over, endedAt: now } } : {}),
    ...(closed ? { closedAt: now, ...(text ? { result: text } : {}) } : {}),
  }
  const rolling = roll ? [...roll.areas] : over ? [] : incident.rolling
  return { incident: { ...incident, rolling, card, ...end }, entry }
}
