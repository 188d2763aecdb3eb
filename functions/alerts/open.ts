/** A new alert, whoever or whatever raises it: what is written, for whom it rings. */

import * as z from 'zod/mini'
import { type Escalation, policyFor, type Shortening, shortening } from '../../shared/alerts/escalation.ts'
import type { AlertKind } from '../../shared/alerts/kinds.ts'
import { type AlertParty, alertLifecycle } from '../../shared/alerts/lifecycle.ts'
import type { Where } from '../../shared/alerts/where.ts'
import { ancestorAt } from '../../shared/areas/code.ts'
import { moment } from '../../shared/zod.ts'
import { openCase, openWrites } from '../cases/case.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { type Key, keys } from '../platform/table.ts'
import { audienceOf, topAt } from './after-move.ts'
import { toldSteps } from './course.ts'
import type { Located } from './place.ts'
import { factsOf } from './policy.ts'
import { alertItem, type StoredAlert } from './store.ts'
import { type Told, type ToTell, tell } from './told.ts'
import { familyOf, neighboursFor, type Reached, reachFrom } from './whom.ts'

export interface Opening extends Located {
  id: string
  by: { party: Extract<AlertParty, 'raiser' | 'device' | 'leader'>; name: string; personId?: string }
  kind?: AlertKind | undefined
  forWhom: 'self' | 'other'
  where?: Where | undefined
  text?: string | undefined
  pressedAt?: string | undefined
  drill: boolean
  shortenings: readonly Shortening[]
}

export interface Opened {
  alert: StoredAlert
  writes: Write[]
  told: Told
}

/** The areas of a place that may have shortened the escalation. */
export const shorteningKeys = (area: string): Key[] =>
  (['grid', 'community', 'street', 'district'] as const)
    .flatMap((level) => ancestorAt(area, level) ?? [])
    .map(keys.shortening)

const stored = z.object({ shortening, at: z.optional(moment()) })
/** `until`: of an alert that was raised then; what was set since is not of it. */
export const parseShortenings = (items: readonly (Item | undefined)[], until?: string): Shortening[] =>
  items.flatMap((item) => {
    if (!item) return []
    const { shortening, at } = z.parse(stored, item)
    return until !== undefined && at !== undefined && at > until ? [] : [shortening]
  })

/** Reads who is to be told, and makes it all ready to be written in one transaction. */
export async function openAlert(table: Table, opening: Opening, now: number): Promise<Opened> {
  return openFor(opening, await whomFor(table, opening, now), now)
}

export interface Whom {
  policy: Escalation
  reached: Reached
  family: ToTell[]
  neighbours: ToTell[]
}

/** Who would be told of it, read at once. */
export async function whomFor(
  table: Table,
  { by, place, household, kind, shortenings }: Pick<Opening, 'by' | 'place' | 'household' | 'kind' | 'shortenings'>,
  now: number,
): Promise<Whom> {
  const policy = policyFor(kind ?? 'other', shortenings)
  const raiser = by.personId
  const [reached, family, neighbours] = await Promise.all([
    reachFrom(table, { area: place.area, policy, step: 0, now, raiser }),
    familyOf(table, household, raiser ?? ''),
    neighboursFor(table, place.area, kind, raiser),
  ])
  return { policy, reached, family, neighbours }
}

/** The same alert, when it is known whom it tells. Pure. */
export function openFor(opening: Opening, { policy, reached, family, neighbours }: Whom, now: number): Opened {
  const { id, by, place, household, kind, forWhom, where, text, pressedAt, drill } = opening
  const raiser = by.personId
  const people = onceEach([...reached.people, ...family, ...neighbours], raiser)
  const at = isoTime(now)
  const told = tell({ alert: id, drill }, people, new Map(), reached, at)
  const begins = { policy, course: { misses: [] }, area: place.area, roundAt: at }
  const card = {
    id,
    version: 1,
    changedAt: at,
    ...(kind ? { kind } : {}),
    drill,
    ...(by.party === 'device' && !raiser ? { sensed: true as const } : {}),
    place,
    ...(where ? { where } : {}),
    ...(where === 'here' && household ? { elsewhere: true as const } : {}),
    forWhom,
    raisedAt: at,
    ...(raiser ? { raiser } : {}),
    raiserName: by.name,
    ...(household ? { household } : {}),
    again: 0,
    level: reached.level,
    told: people.length,
    holders: [],
    witnesses: [],
    family: family.map(({ who }) => who),
    everGoing: false,
    course: toldSteps(begins, 0, reached.step, told.tells.levels, at),
  }
  const begun: Omit<StoredAlert, 'entries' | 'lastHash'> = {
    card: { ...card, state: 'raised', roundAt: at, late: false },
    ...(text ? { text } : {}),
    photos: [],
    policy,
    step: reached.step,
    ...topAt(policy, reached.step, 0),
    eta: 0,
    ...(pressedAt ? { pressedAt } : {}),
  }
  const said = { ...(text ? { text } : {}), level: reached.level, told: people.length, photos: [] }
  const { standing, entry, end } = openCase(
    alertLifecycle,
    id,
    by.party,
    by,
    { ...said, audience: audienceOf(begun.card) },
    at,
    undefined,
    factsOf({ ...begun, entries: 0, lastHash: '' }),
  )
  const alert: StoredAlert = { ...begun, card: { ...begun.card, ...standing }, ...end }
  return { alert, writes: [...openWrites(alertItem(alert), entry), ...told.writes], told }
}

/** Each once, and who raised it not at all: they know. */
export const onceEach = (people: readonly ToTell[], raiser: string | undefined): ToTell[] => [
  ...new Map(people.filter(({ who }) => who !== raiser).map((each) => [each.who, each])).values(),
]
