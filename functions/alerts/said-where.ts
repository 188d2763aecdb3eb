/** A word on where it is: which place that is, and who is told of it. */

import type { Described } from '../../shared/alerts/alert.ts'
import { dueAfter, policyFor, soonest } from '../../shared/alerts/escalation.ts'
import type { AlertKind } from '../../shared/alerts/kinds.ts'
import type { AlertParty } from '../../shared/alerts/lifecycle.ts'
import { Refusal } from '../../shared/errors.ts'
import { joinsAt } from '../incidents/grouping.ts'
import type { Actor } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { openAlertOf } from './by-device.ts'
import { isAwaiting } from './holders.ts'
import { locate } from './place.ts'
import { isOnePlace, type Pointer, pointThere } from './pointers.ts'
import { parsePlace, placeKeys } from './pressing.ts'
import { again, highest, MOST } from './ring-again.ts'
import type { StoredAlert, StoredCard } from './store.ts'
import { type StoredTold, type ToTell, tell, toldOf } from './told.ts'
import { isElsewhere, placedBy, type SaidWhere, saidArea } from './whereabouts.ts'
import { familyOf, neighboursFor, reachFrom } from './whom.ts'

type Said = Pick<Described, 'where' | 'household' | 'area' | 'spot'>

/**
 * Where somebody says that it is. Who asks for help chooses among their homes; a code names the building; who goes may say that it
 * is at home, or not. What a witness says is of themselves, and a drill stays where it was begun.
 */
export async function saidWhere(
  table: Table,
  { card }: StoredAlert,
  { where, household, area, spot }: Said,
  { actor, parties, picked }: { actor: Actor; parties: readonly AlertParty[]; picked: Item | undefined },
): Promise<SaidWhere | undefined> {
  if (!where) return undefined
  const own = parties.includes('raiser')
  if (!own && !parties.includes('holder')) throw new Refusal('notAllowed')
  if (card.drill) throw new Refusal('wrongState')
  if (where === 'home') {
    if (household && !(own && actor.homes.some((home) => home.household === household))) throw new Refusal('notFound')
    // Of who asks it is their own word; who goes can't have found a home that nobody knows.
    if (!own && card.household === undefined) throw new Refusal('notFound')
    const asked = own && (household !== undefined || card.household === undefined) && actor.homes.length > 0
    return { where, at: asked ? await locate(table, actor, { household }, undefined) : undefined }
  }
  if (area === undefined) return { where, spot }
  if (!isOnePlace(area) || !picked) throw new Refusal('notFound')
  return { where, spot, at: await locate(table, { homes: [] }, { area }, picked) }
}

interface Meant {
  at: SaidWhere
  kind: AlertKind | undefined
  mover: string
  forward?: boolean
}

/**
 * Whom it tells that it is another place than they were told: everybody who knows of it, by every way; and where that is in another
 * area, whoever would have been told there by now, at each level that was told where it was taken to be. Nobody who was told is
 * told no more. `forward`: the button was pressed again, so the next level is told before its time. `more`: what is written with it.
 */
export async function toldElsewhere(
  table: Table,
  alert: StoredAlert,
  { at, kind, mover, forward = false }: Meant,
  now: number,
) {
  const { card, step } = alert
  const after = placedBy(card, at)
  if (!isElsewhere(card, after)) return undefined
  const moved = after.place.area !== card.place.area
  // Also where it stays with who pressed beside, whoever is near is told.
  const area = saidArea(after)
  // As in a word on its kind alone: that may be told sooner, and to others.
  const anew = area !== saidArea(card) || kind !== card.kind || forward
  const { there, shortenings } = parsePlace(area, anew ? await table.read(placeKeys(area)) : [], card.raisedAt)
  const policy = anew ? soonest(alert.policy, policyFor(kind ?? 'other', shortenings)) : alert.policy
  const climbs = forward && isAwaiting(card, now)
  const isUp = climbs || card.state === 'raised'
  const since = isUp ? sinceFor(climbs ? { ...alert, step: step + 1 } : alert, now) : 0
  // What is told next is told where the alert stands.
  const stays = area !== after.place.area
  const [known, reached, near, family, above] = await Promise.all([
    toldOf(table, card.id),
    anew ? reachFrom(table, { area, policy, step: 0, now, raiser: card.raiser, since }) : undefined,
    anew ? neighboursFor(table, area, kind, card.raiser) : [],
    after.household === card.household ? [] : familyOf(table, after.household, card.raiser ?? ''),
    stays && climbs && step < policy.steps.length
      ? reachFrom(table, { area: after.place.area, policy, step, now, raiser: card.raiser })
      : undefined,
  ])
  const told = tell(
    { alert: card.id, drill: card.drill },
    inOrder({ family, reached: [...(above?.people ?? []), ...(reached?.people ?? [])], near, known, card })
      .filter(({ who }) => who !== card.raiser && who !== mover)
      .slice(0, MOST)
      .map((each) => ({ ...each, says: 'moved' as const })),
    known,
    stays
      ? { level: highest(policy, card.level, above?.level), step: above?.step ?? step }
      : {
          level: highest(policy, card.level, reached?.level),
          step: isUp ? Math.max(step, reached?.step ?? step) : step,
        },
    isoTime(now),
  )
  return {
    policy,
    told,
    family: family.map(({ who }) => who),
    more: moved ? await madeThere(table, after, there, now) : [],
  }
}

/** Where it is now, neighbours join it and an incident takes it in, as if it had been raised there. */
async function madeThere(
  table: Table,
  { id, raisedAt, place, drill }: StoredCard,
  there: Pointer | undefined,
  now: number,
) {
  const [near, rows] = await Promise.all([
    openAlertOf(table, there?.alert),
    joinsAt(table, { id, raisedAt, place, drill }),
  ])
  return [...pointThere(id, place.area, there, near !== undefined, now), ...rows]
}

interface ToRing {
  family: readonly ToTell[]
  reached: readonly ToTell[]
  near: readonly ToTell[]
  known: ReadonlyMap<string, StoredTold>
  card: StoredCard
}

/**
 * Each once, those first who would be missed most where there are more than fit: whose family it is and who is near, then who goes.
 * Whom the press of a witness told is told of that press alone.
 */
function inOrder({ family, reached, near, known, card }: ToRing): ToTell[] {
  const before = [...known.values()].filter(({ beside }) => !beside).map(again)
  const going = before.filter(({ who }) => card.holders.some(({ person }) => person === who))
  const own = before.filter(({ as }) => as === 'responder' || as === 'family')
  const all = [...family, ...reached, ...going, ...near, ...own, ...before]
  return all.filter(({ who }, i) => all.findIndex((each) => each.who === who) === i)
}

/** As if it had been there from the beginning: each level that was told was due by now. */
function sinceFor({ card, policy, step }: StoredAlert, now: number): number {
  const since = card.state === 'raised' ? now - Date.parse(card.roundAt) : 0
  const last = Math.min(step, policy.steps.length) - 1
  return Math.max(since, last > 0 ? dueAfter(policy, last) : 0)
}
