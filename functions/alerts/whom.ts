/**
 * Who is told of an alert. At each level: who is on duty there now, by the plan and still serving; where nobody is, all who
 * serve there. Queries by key alone, and no more of them in a large district than in a small one.
 */

import * as z from 'zod/mini'
import { answeringRoles } from '../../shared/alerts/answering.ts'
import { type AlertLevel, dueAfter, type Escalation, levelAt } from '../../shared/alerts/escalation.ts'
import { type AlertKind, skills, skillsFor } from '../../shared/alerts/kinds.ts'
import { ancestorAt, levelOf } from '../../shared/areas/code.ts'
import { type Role, roleWords } from '../../shared/roles/roles.ts'
import { openUnder } from '../areas/open-under.ts'
import { stoodIn } from '../duty/on-duty.ts'
import { parseMember } from '../households/member.ts'
import type { StoredPerson } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { grantCard } from '../roles/grant.ts'
import { peopleOf } from '../roles/names.ts'
import type { ToTell } from './told.ts'

/**
 * A transaction takes a hundred writes, and an alert is never refused because many would help; whoever is not among the first
 * hears it over the area's own topic.
 */
const TOLD_MAX = 50
const FAMILY_MAX = 10
const NEIGHBOURS_MAX = 20

interface Reaching {
  area: string
  policy: Escalation
  step: number
  now: number
  raiser: string | undefined
  /** Milliseconds since the beginning of the round: steps that were due by then are told too. */
  since?: number
}

export interface Reached {
  /** The level that was told. */
  level: AlertLevel
  people: ToTell[]
  /** The step after it. */
  step: number
  /** There was nobody from the step on: these serve below it. */
  lowered?: boolean
}

/**
 * From this step on the first level that has anybody but who raised it: an empty one is passed over at once. With those of the
 * steps that are due at the same moment. Where there is nobody up to the top, it goes down again (`lowered`): whoever serves highest
 * is told in the place of the top, for ever. Where nobody serves at all it is tried again in a minute, and an alarm watches that.
 */
export async function reachFrom(
  table: Table,
  { area, policy, step, now, raiser, since = 0 }: Reaching,
): Promise<Reached> {
  const found: ToTell[] = []
  const due = Math.max(since, policy.steps[step]?.after ?? 0)
  let level = levelAt(policy, step)
  let next = step
  do {
    const at = levelAt(policy, next)
    const people = await whomAt(table, area, at, now, raiser)
    if (people.length) level = at
    found.push(...people)
    next++
  } while (next < policy.steps.length && (!found.length || dueAfter(policy, next) <= due))
  const lowered = found.length === 0
  if (lowered) {
    const below = await highestBelow(table, { area, policy, now, raiser })
    level = below[0]?.level ?? level
    found.push(...below)
  }
  const once = [...new Map(found.map((each) => [each.who, each])).values()]
  return { level, people: once.slice(0, TOLD_MAX), step: next, lowered }
}

/** Of the levels below the top the highest that has anybody, and be that who runs it alone. */
async function highestBelow(
  table: Table,
  { area, policy, now, raiser }: Omit<Reaching, 'step' | 'since'>,
): Promise<ToTell[]> {
  for (const { level } of policy.steps.slice(0, -1).reverse()) {
    const at = ancestorAt(area, level)
    const serving = at ? await whomAt(table, area, level, now, raiser) : []
    const people =
      at && !serving.length ? (await running(table, at, level)).filter(({ who }) => who !== raiser) : serving
    if (people.length) return people
  }
  return []
}

/**
 * Who is told at a level of a place, but for who raised it: where they alone are on duty, all others who serve there. Of a place
 * above that level, nobody.
 */
export async function whomAt(
  table: Table,
  area: string,
  level: AlertLevel,
  now: number,
  raiser?: string,
): Promise<ToTell[]> {
  const but = ({ who }: ToTell) => who !== raiser
  const at = ancestorAt(area, level)
  if (!at) return level === 'district' ? (await topOf(table, area)).filter(but) : []
  const moment = { from: isoTime(now), to: isoTime(now + 1) }
  const areas = level === 'grid' ? [at, ...(levelOf(area) === 'building' ? [area] : [])] : [at]
  const [stood, serving] = await Promise.all([stoodIn(table, areas, moment), servingAt(table, at)])
  const onDuty = stood.filter(({ shift }) => shift.person !== raiser)
  const fits = serving.filter(({ role, person }) => answeringRoles[level].includes(role) && person !== raiser)
  if (onDuty.length) {
    const titles = new Map(serving.map(({ person, role }) => [person, roleWords[role]]))
    return onDuty.map(({ shift, name }) => ({
      who: shift.person,
      name,
      title: titles.get(shift.person) ?? '当班人员',
      as: 'responder',
      level,
    }))
  }
  const known = await namedOf(table, fits, level)
  const city = level === 'district' && !known.length ? ancestorAt(area, 'city') : undefined
  return city ? (await running(table, city, 'district')).filter(but) : known
}

/** Whoever runs an area, told as those of a level are. */
async function running(table: Table, area: string, level: AlertLevel): Promise<ToTell[]> {
  const serving = await servingAt(table, area)
  return namedOf(
    table,
    serving.filter(({ role }) => role === 'administrator'),
    level,
  )
}

/** Where nobody knows the district either, whoever runs the city; and where nobody does, whoever serves its districts. */
async function topOf(table: Table, area: string): Promise<ToTell[]> {
  const known = await running(table, area, 'district')
  if (known.length) return known
  const districts = await openUnder(table, area)
  const there = await Promise.all(districts.map(({ code }) => servingAt(table, code)))
  return namedOf(
    table,
    there.flat().filter(({ role }) => answeringRoles.district.includes(role)),
    'district',
  )
}

async function servingAt(table: Table, area: string) {
  const items = await queryAll(table, {
    pk: { name: 'pk', value: `SERVES#${area}` },
    ascending: true,
    consistent: true,
  })
  return items.map(({ card }) => z.parse(grantCard, card))
}

/** Only who still holds the role, by the person's own item. */
async function namedOf(
  table: Table,
  grants: readonly { person: string; role: Role; area: string }[],
  level: AlertLevel,
): Promise<ToTell[]> {
  const people = await peopleOf(
    table,
    grants.map(({ person }) => person),
  )
  return grants.flatMap(({ person, role, area }): ToTell[] => {
    const known = people.get(person)
    return known && holds(known, role, area)
      ? [{ who: person, name: known.name, title: roleWords[role], as: 'responder', level }]
      : []
  })
}

const holds = ({ roles, leftAt }: StoredPerson, role: Role, area: string): boolean =>
  !leftAt && roles.some((held) => held.role === role && held.area === area)

/** The grown members of a household, but for who raised it. */
export async function familyOf(table: Table, household: string | undefined, raiser: string): Promise<ToTell[]> {
  if (!household) return []
  const pk = { name: 'pk', value: `HOUSEHOLD#${household}` }
  const items = await queryAll(table, { pk, sk: { name: 'sk', beginsWith: 'MEMBER#' }, ascending: true })
  const members = items.flatMap((item) => parseMember(item) ?? [])
  const grown = members.filter(({ person, child }) => !child && person !== raiser).slice(0, FAMILY_MAX)
  const people = await peopleOf(
    table,
    grown.map(({ person }) => person),
  )
  return grown.flatMap(({ person }): ToTell[] => {
    const known = people.get(person)
    return known ? [{ who: person, name: known.name, title: '家人', as: 'family' }] : []
  })
}

const storedSkilled = z.object({ person: z.string(), skills: z.array(z.enum(skills)) })

/** The neighbours of a building who offered help of that kind. */
export async function neighboursFor(
  table: Table,
  area: string,
  kind: AlertKind | undefined,
  raiser: string | undefined,
): Promise<ToTell[]> {
  const wanted = kind ? skillsFor[kind] : []
  const building = ancestorAt(area, 'building')
  if (!wanted.length || !building) return []
  const items = await queryAll(table, { pk: { name: 'pk', value: keys.skilled(building, '').pk }, ascending: true })
  const able = items
    .map((item) => z.parse(storedSkilled, item))
    .filter((each) => each.skills.some((s) => wanted.includes(s)))
  const people = await peopleOf(
    table,
    able.map(({ person }) => person),
  )
  const near = able.flatMap(({ person }): ToTell[] => {
    const known = people.get(person)
    const livesThere = known?.homes.some((home) => home.verified && home.building === building)
    return known && livesThere && person !== raiser
      ? [{ who: person, name: known.name, title: '邻居', as: 'neighbour' }]
      : []
  })
  return near.slice(0, NEIGHBOURS_MAX)
}
