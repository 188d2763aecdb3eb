/** Ringing once more for those who answer: the button was pressed again, or somebody is to take over. */

import type { AlertLevel, Escalation } from '../../shared/alerts/escalation.ts'
import { ASKED_MOST } from '../../shared/alerts/lifecycle.ts'
import { isoTime } from '../platform/clock.ts'
import type { Table } from '../platform/dynamo.ts'
import { isAwaiting } from './holders.ts'
import { onceEach } from './open.ts'
import type { StoredAlert, StoredCard } from './store.ts'
import { type StoredTold, type Told, type ToTell, tell, toldOf } from './told.ts'
import { type Reached, reachFrom } from './whom.ts'

/**
 * For whoever was told as a responder, who goes, and who is on duty at the lowest level now. `forward`: while nobody goes, the next
 * level is told now, before its time; also while all who go are past the time that they said first; where the top was told, it rings there anyway. `besides`: who is told with them, once.
 */
export async function ringAgain(
  table: Table,
  alert: StoredAlert,
  now: number,
  forward = false,
  besides: readonly ToTell[] = [],
): Promise<Told> {
  const { card, policy, step } = alert
  const at = { area: card.place.area, policy, now, raiser: card.raiser }
  const isNext = forward && isAwaiting(card, now) && step < policy.steps.length
  const [known, reached, next] = await Promise.all([
    toldOf(table, card.id),
    reachFrom(table, { ...at, step: 0 }),
    isNext ? othersFrom(table, alert, now) : undefined,
  ])
  const also = besides.filter(({ who }) => !known.has(who))
  const before = [...known.values()].filter(({ as }) => as === 'responder').map(again)
  // Where nobody is left at the lowest level, the one above is told in its place.
  const level = highest(policy, highest(policy, card.level, reached.level), next?.level)
  return tell(
    { alert: card.id, drill: card.drill },
    onceEach([...also, ...going(card), ...(next?.people ?? []), ...before, ...reached.people], card.raiser).slice(
      0,
      MOST,
    ),
    known,
    { level, step: Math.max(step, next?.step ?? reached.step) },
    isoTime(now),
  )
}

/** As many as fit into the transaction. */
export const MOST = 80

const going = ({ holders }: Pick<StoredCard, 'holders'>): ToTell[] =>
  holders.map(({ person, name, title }) => ({ who: person, name, title, as: 'responder' }))

/** Who was told, to be told once more. */
export const again = ({ who, name, title, as, level, beside }: StoredTold): ToTell => ({
  who,
  name,
  title,
  as,
  ...(level ? { level } : {}),
  ...(beside ? { beside } : {}),
})

/** Of two levels the one that is told later. */
export function highest({ steps }: Escalation, one: AlertLevel, other: AlertLevel = one): AlertLevel {
  const at = (level: AlertLevel) => steps.findIndex((step) => step.level === level)
  return at(other) < at(one) ? one : other
}

/**
 * Whoever is told at the next step, or, where the round begins anew, from the lowest up to it. Where there is nobody from that step on,
 * whoever was told before is rung once more, with those who serve below it.
 */
export async function tellFrom(table: Table, alert: StoredAlert, step: number, now: number): Promise<Told> {
  const { card, policy } = alert
  const [known, reached] = await Promise.all([
    toldOf(table, card.id),
    reachFrom(table, { area: card.place.area, policy, step, now, raiser: card.raiser }),
  ])
  return toldBy(alert, reached, known, now)
}

/** Others than those who go, from the next step on. */
export async function tellOthers(table: Table, alert: StoredAlert, now: number): Promise<Told> {
  const [known, reached] = await Promise.all([toldOf(table, alert.card.id), othersFrom(table, alert, now)])
  return toldBy(alert, reached, known, now)
}

/** A level of which nobody is left who does not go already is passed over. */
async function othersFrom(table: Table, { card, policy, step }: StoredAlert, now: number): Promise<Reached> {
  const at = { area: card.place.area, policy, now, raiser: card.raiser }
  const others = ({ who }: ToTell) => !card.holders.some(({ person }) => person === who)
  let reached = await reachFrom(table, { ...at, step })
  while (!reached.people.some(others) && reached.step < policy.steps.length)
    reached = await reachFrom(table, { ...at, step: reached.step })
  return { ...reached, people: reached.people.filter(others) }
}

function toldBy(
  { card, policy }: StoredAlert,
  reached: Reached,
  known: ReadonlyMap<string, StoredTold>,
  now: number,
): Told {
  const before = reached.lowered ? [...known.values()].filter(({ as }) => as === 'responder').map(again) : []
  return tell(
    { alert: card.id, drill: card.drill },
    onceEach([...reached.people, ...before], card.raiser).slice(0, MOST),
    known,
    { level: highest(policy, card.level, reached.level), step: reached.step },
    isoTime(now),
  )
}

/**
 * Who is there is asked how it stands. Who does not answer may need help themselves: once it was asked often enough, whoever is told
 * next is told, and from the top again.
 */
export async function askThere(table: Table, alert: StoredAlert, now: number): Promise<Told> {
  const { card, policy, step } = alert
  const asked = (card.asked ?? 0) + 1
  const [known, above] = await Promise.all([
    toldOf(table, card.id),
    asked > ASKED_MOST
      ? reachFrom(table, { area: card.place.area, policy, step, now, raiser: card.raiser })
      : undefined,
  ])
  const there = going({ holders: card.holders.filter(({ arrivedAt }) => arrivedAt) })
  return tell(
    { alert: card.id, drill: card.drill },
    onceEach([...(above?.people ?? []), ...there.map((one) => ({ ...one, says: 'asked' as const }))], card.raiser),
    known,
    { level: highest(policy, card.level, above?.level), step: above?.step ?? step },
    isoTime(now),
  )
}
