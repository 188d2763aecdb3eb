/** A word on where it is: which place that is, and who is told of it. */

import type { Described } from '../../shared/alerts/alert.ts'
import { dueAfter, policyFor, soonest } from '../../shared/alerts/escalation.ts'
import type { AlertKind } from '../../shared/alerts/kinds.ts'
import type { AlertParty } from '../../shared/alerts/lifecycle.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Actor } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { onceEach } from './open.ts'
import { locate } from './place.ts'
import { isOnePlace, pointThere } from './pointers.ts'
import { parsePlace, placeKeys } from './pressing.ts'
import { again, highest, MOST } from './ring-again.ts'
import type { StoredAlert } from './store.ts'
import { type ToTell, tell, toldOf } from './told.ts'
import { isElsewhere, placedBy, type SaidWhere } from './whereabouts.ts'
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
    const asked = own && (household !== undefined || card.household === undefined) && actor.homes.length > 0
    return { where, at: asked ? await locate(table, actor, { household }, undefined) : undefined }
  }
  if (area === undefined) return { where, spot }
  if (!isOnePlace(area) || !picked) throw new Refusal('notFound')
  return { where, spot, at: await locate(table, { homes: [] }, { area }, picked) }
}

/**
 * Whom it tells that it is another place than they were told: everybody who knows of it, by every way; and where that is in another
 * area, whoever would have been told there by now, at each level that was told where it was taken to be. Nobody who was told is
 * told no more.
 */
export async function toldElsewhere(
  table: Table,
  alert: StoredAlert,
  { at, kind, mover }: { at: SaidWhere; kind: AlertKind | undefined; mover: string },
  now: number,
) {
  const { card, step } = alert
  const after = placedBy(card, at)
  if (!isElsewhere(card, after)) return undefined
  const { area } = after.place
  const moved = area !== card.place.area
  // As in a word on its kind alone: that may be told sooner, and to others.
  const anew = moved || kind !== card.kind
  const { there, shortenings } = parsePlace(area, anew ? await table.read(placeKeys(area)) : [])
  const policy = anew ? soonest(alert.policy, policyFor(kind ?? 'other', shortenings)) : alert.policy
  const since = sinceFor(alert, now)
  const [known, reached, near, family] = await Promise.all([
    toldOf(table, card.id),
    anew ? reachFrom(table, { area, policy, step: 0, now, raiser: card.raiser, since }) : undefined,
    anew ? neighboursFor(table, area, kind, card.raiser) : [],
    after.household === card.household ? [] : familyOf(table, after.household, card.raiser ?? ''),
  ])
  const people: ToTell[] = [...family, ...near, ...[...known.values()].map(again), ...(reached?.people ?? [])]
  const others = onceEach(people, card.raiser).filter(({ who }) => who !== mover)
  const first = others.filter(({ as }) => as === 'responder' || as === 'family')
  const told = tell(
    { alert: card.id, drill: card.drill },
    onceEach([...first, ...others], undefined)
      .slice(0, MOST)
      .map((each) => ({ ...each, says: 'moved' as const })),
    known,
    {
      level: highest(policy, card.level, reached?.level),
      step: card.state === 'raised' ? Math.max(step, reached?.step ?? step) : step,
    },
    isoTime(now),
  )
  return {
    policy,
    told,
    family: family.map(({ who }) => who),
    pointing: moved ? pointThere(card.id, area, there, now) : [],
  }
}

/** As if it had been there from the beginning: each level that was told was due by now. */
function sinceFor({ card, policy, step }: StoredAlert, now: number): number {
  const since = card.state === 'raised' ? now - Date.parse(card.roundAt) : 0
  const last = Math.min(step, policy.steps.length) - 1
  return Math.max(since, card.state === 'raised' && last > 0 ? dueAfter(policy, last) : 0)
}
