/** Two teams of the demo district, what they did this year, and what they are about to do. */
import { decideMove, entryItem, type Mover, openCase } from '../../functions/cases/case.ts'
import type { Item } from '../../functions/platform/dynamo.ts'
import type { Sealer } from '../../functions/platform/seal.ts'
import { type Key, keys } from '../../functions/platform/table.ts'
import { afterMove, CLOCK, type Moved } from '../../functions/teams/after-move.ts'
import { signedItem } from '../../functions/teams/signed.ts'
import { activityItem, type StoredActivity, secretOf } from '../../functions/teams/store.ts'
import { memberItem, type StoredTeam, teamItem } from '../../functions/teams/team-store.ts'
import { makeId } from '../../shared/ids.ts'
import { DAY, HOUR, MINUTE } from '../../shared/lifecycle.ts'
import type { TeamKind } from '../../shared/teams/kinds.ts'
import { CORRECTED_FOR, REMIND_BEFORE } from '../../shared/teams/kinds.ts'
import { type ActivityMove, activityLifecycle } from '../../shared/teams/lifecycle.ts'
import { type TeamParty, teamLifecycle } from '../../shared/teams/team-lifecycle.ts'
import type { Served } from './hours.ts'
import { demoPeople } from './people.ts'

type Stored = Item & Key

const COMMUNITY = '420102015020'
const PLACE = { area: COMMUNITY, name: '大江园社区' }
const SINCE = '2026-03-02T01:00:00.000Z'

const idOf = (prefix: 'tea' | 'act', n: number) =>
  makeId(prefix, Date.parse(SINCE), (bytes) => new Uint8Array(bytes).fill(n))
/** A week ahead at least, and less than two, on this day of the week (0: Sunday) at this time of day (UTC). */
export function weekAhead(now: number, weekday: number, time: number): string {
  const soon = now + 7 * DAY
  const days = Array.from({ length: 8 }, (_, i) => Math.floor(soon / DAY) * DAY + i * DAY + time)
  const first = days.find((moment) => moment >= soon && new Date(moment).getUTCDay() === weekday) ?? soon
  return new Date(first).toISOString()
}
const later = (at: string, milliseconds: number) => new Date(Date.parse(at) + milliseconds).toISOString()

const STAFF: Mover<TeamParty> = { parties: ['staff'], name: '演示社区员 一' }

const residents = demoPeople.filter(({ homes, roles }) => homes.length > 0 && roles.length === 0)
type Person = Pick<(typeof residents)[number], 'id' | 'name'>

interface DemoTeam {
  n: number
  name: string
  kind: TeamKind
  text: string
  lead: Person
  others: readonly Person[]
}

function teamItems({ n, name, kind, text, lead, others }: DemoTeam): Stored[] {
  const id = idOf('tea', n)
  const mover = { name: lead.name, personId: lead.id }
  const audience = { people: [lead.id], areas: [COMMUNITY] }
  const opened = openCase(teamLifecycle, id, 'lead', mover, { text: name, audience }, SINCE)
  const members = [lead, ...others]
  const said = { name, kind, entry: 'open' as const, place: PLACE, members: members.length }
  const proposed = { card: { ...opened.standing, id, version: 1, changedAt: SINCE, ...said }, ...opened.end }
  const { standing, record } = decideMove(teamLifecycle, proposed, undefined, 'agree', STAFF, later(SINCE, HOUR))
  const { entry, end } = record({ audience })
  const team: StoredTeam = {
    card: { ...proposed.card, ...standing },
    text,
    lead: lead.id,
    leadName: lead.name,
    ...end,
  }
  const rows = members.map((person) =>
    memberItem({ team: id, person: person.id, name: person.name, state: 'in', since: SINCE, turn: 1 }),
  )
  return [teamItem(team), ...[opened.entry, entry].map((each) => entryItem(keys.team(id), each)), ...rows]
}

interface DemoActivity {
  n: number
  team: DemoTeam
  title: string
  text: string
  where: string
  beginsAt: string
  hours: number
  places: number
  people: readonly Person[]
  /** It is over: whoever signed up was there. */
  held?: true
}

/** The moves of its life, each when it is due. */
function livedFrom(activity: StoredActivity, held: boolean): readonly [ActivityMove, string][] {
  const { beginsAt, endsAt } = activity.card
  const out: [ActivityMove, string][] = [['publish', later(beginsAt, -14 * DAY)]]
  if (!held) return out
  const closed = later(endsAt, CORRECTED_FOR)
  return [
    ...out,
    ['remind', later(beginsAt, -REMIND_BEFORE)],
    ['begin', beginsAt],
    ['lapse', endsAt],
    ['closeLate', closed],
    ['book', closed],
  ]
}

async function activityItems(sealer: Sealer, demo: DemoActivity): Promise<Stored[]> {
  const { n, team, title, text, where, beginsAt, hours, places, people, held = false } = demo
  const id = idOf('act', n)
  const { lead, kind } = team
  const at = later(beginsAt, -15 * DAY)
  const endsAt = later(beginsAt, hours * HOUR)
  const mover = { name: lead.name, personId: lead.id }
  const audience = { people: [lead.id], areas: [COMMUNITY] }
  const { standing, entry, end } = openCase(activityLifecycle, id, 'lead', mover, { text: title, audience }, at)
  const said = { title, kind, where, beginsAt, endsAt, signUpUntil: beginsAt, places, place: PLACE }
  const card = {
    ...standing,
    id,
    version: 1,
    changedAt: at,
    ...said,
    team: { id: idOf('tea', team.n), name: team.name },
  }
  const secret = await sealer.seal(Buffer.alloc(32, n).toString('base64url'), secretOf(id))
  const entries: Moved['entry'][] = []
  let activity: StoredActivity = { card, text, composedBy: lead.id, secret, ...end }
  for (const [move, when] of livedFrom(activity, held)) {
    const by = move === 'publish' ? { parties: ['lead' as const], ...mover } : CLOCK
    const minutes = Math.min(people.length, places) * hours * 60
    const details =
      move === 'lapse'
        ? { card: { endedAt: endsAt } }
        : move === 'book'
          ? { card: { figures: { came: Math.min(people.length, places), minutes } } }
          : {}
    const moved = afterMove(activity, move, by, details, when)
    activity = moved.activity
    entries.push(moved.entry)
  }
  const joined = people.slice(0, places)
  const waiting = people.slice(places)
  const rows = people.map((person, i) => {
    const state = i < places ? ('joined' as const) : ('waiting' as const)
    const there = held ? { inAt: beginsAt, outAt: endsAt, by: 'code' as const, minutes: hours * 60, booked: true } : {}
    // Their turn in the line is part of a key: it is the same whenever the district is looked at first.
    const since = later(held ? at : SINCE, (i + 1) * MINUTE)
    const signed = { card: { activity: id, state }, person: person.id, name: person.name, since, turn: 1 }
    return { ...signed, community: COMMUNITY, ...there }
  })
  const counts = { taken: joined.length, waiting: waiting.length, came: held ? joined.length : 0 }
  return [
    activityItem(activity),
    ...[entry, ...entries].map((each) => entryItem(keys.activity(id), each)),
    { ...keys.places(id), phase: activity.card.state, places, ...counts },
    ...rows.map(signedItem),
    ...rows
      .filter((row) => row.card.state === 'waiting')
      .map(({ since, person }) => ({ ...keys.waitingFor(id, since, person), person })),
  ]
}

/** What is ahead is so from `now` on, in milliseconds; what was held is of fixed days, as the ledger has it. */
function demoTeams(now: number): { teams: DemoTeam[]; activities: DemoActivity[] } {
  const [first, second, third] = residents
  if (!first || !second || !third) return { teams: [], activities: [] }
  const cleaners: DemoTeam = {
    n: 1,
    name: '花园清洁队',
    kind: 'environment',
    text: '每个周六上午一起打扫花园和楼道，九点在中心花园集合，工具队里有。',
    lead: first,
    others: [second],
  }
  const visitors: DemoTeam = {
    n: 2,
    name: '暖心陪伴队',
    kind: 'elderCare',
    text: '陪独居老人聊天、买菜、看病，周三下午出发。',
    lead: second,
    others: [third],
  }
  const activities: DemoActivity[] = [
    {
      n: 1,
      team: cleaners,
      title: '花园大扫除',
      text: '打扫中心花园和 1 至 5 号楼楼道，清理堆放的杂物。请穿防滑的鞋，手套和垃圾袋队里准备。',
      where: '中心花园东门',
      beginsAt: weekAhead(now, 6, HOUR),
      hours: 2,
      places: 20,
      people: [third],
    },
    {
      n: 2,
      team: visitors,
      title: '陪老人做体检',
      text: '陪行动不便的老人去社区卫生服务中心体检，一人陪一位，十一点送回家。',
      where: '社区服务站',
      beginsAt: weekAhead(now, 3, 30 * MINUTE),
      hours: 3,
      places: 1,
      people: [third, first],
    },
    ...(['2026-07-04', '2026-08-12', '2026-09-05', '2026-10-14', '2026-11-07'] as const).map((day, i) => ({
      n: 3 + i,
      team: i % 2 ? visitors : cleaners,
      title: i % 2 ? '周三陪伴' : '周末清洁',
      text: i % 2 ? '陪独居老人说说话，帮忙买菜。' : '打扫花园和楼道。',
      where: '中心花园东门',
      beginsAt: `${day}T01:00:00.000Z`,
      hours: 1 + (i % 3),
      places: 20,
      people: i % 2 ? [second, third] : [first, second, third],
      held: true as const,
    })),
  ]
  return { teams: [cleaners, visitors], activities }
}

/** The hours of the activities that are over, as they were booked. */
export const teamsServed = (): Served[] =>
  demoTeams(Date.parse(SINCE))
    .activities.filter(({ held }) => held)
    .map(({ n, title, beginsAt, hours, people }) => ({
      id: idOf('act', n),
      kind: 'activity',
      what: title,
      at: later(beginsAt, hours * HOUR),
      area: COMMUNITY,
      helpers: people.map(({ id }) => ({ person: id, minutes: hours * 60 })),
    }))

export async function teamDemoItems(sealer: Sealer, now: number): Promise<Stored[]> {
  const { teams, activities } = demoTeams(now)
  const items = await Promise.all(activities.map((demo) => activityItems(sealer, demo)))
  return [...teams.flatMap(teamItems), ...items.flat()]
}
