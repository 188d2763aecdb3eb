/** Teams and activities for tests, as people of the tests' district found and hold them. */

import { entriesOf } from '../../functions/cases/entries.ts'
import { parsePerson, type StoredPerson } from '../../functions/people/actor.ts'
import { isoTime } from '../../functions/platform/clock.ts'
import { queryAll } from '../../functions/platform/query-all.ts'
import { keys } from '../../functions/platform/table.ts'
import { codeOf, windowAt } from '../../functions/teams/check-code.ts'
import { leadOf } from '../../functions/teams/known-activity.ts'
import { missActivityDeadline } from '../../functions/teams/miss-deadline.ts'
import { partiesOf } from '../../functions/teams/policy.ts'
import { parseSigned } from '../../functions/teams/signed.ts'
import { parseActivity, secretOf } from '../../functions/teams/store.ts'
import { teamPartiesOf } from '../../functions/teams/team-policy.ts'
import { parseMember, parseTeam } from '../../functions/teams/team-store.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import { HOUR, MINUTE } from '../../shared/lifecycle.ts'
import type { OperationId } from '../../shared/routes.ts'
import type { NewActivity } from '../../shared/teams/activity.ts'
import type { CheckPurpose } from '../../shared/teams/check-code.ts'
import { grantedTable } from '../infra/granted-table.ts'
import { community, type PersonName, people } from './district.ts'
import type { Prepared } from './household-scenes.ts'
import type { Stage } from './stage.ts'

export const cleaners = {
  area: community,
  name: '清洁小队',
  kind: 'environment',
  text: '每个周末一起打扫楼道和花园。',
} as const

/** Proposed by the neighbour, who leads it. */
export async function proposeTeam(stage: Stage, body: object = {}, who: PersonName = 'neighbour'): Promise<string> {
  await undecided(stage, who)
  return (await stage.ok(who, 'proposeTeam', { body: { ...cleaners, ...body } })).id
}

/** Those that nobody decided about are decided about: somebody has few of them at a time. */
async function undecided(stage: Stage, who: PersonName = 'neighbour'): Promise<void> {
  const { items } = await stage.ok(who, 'listMyTeams')
  for (const { id: teamId } of items.filter(({ state }) => state === 'proposed'))
    await stage.ok('communityStaff', 'refuseTeam', { params: { teamId }, body: { reason: '再想一想' } })
}

export async function foundTeam(stage: Stage, body: object = {}): Promise<string> {
  const teamId = await proposeTeam(stage, body)
  await stage.ok('communityStaff', 'agreeToTeam', { params: { teamId } })
  return teamId
}

/** Begins in three hours, for two. */
export const cleaning = (stage: Stage, more: Partial<NewActivity> = {}): NewActivity => ({
  title: '春季清洁日',
  kind: 'environment',
  text: '带上手套，一起打扫花园。',
  where: '中心花园',
  beginsAt: isoTime(stage.clock.now() + 3 * HOUR),
  endsAt: isoTime(stage.clock.now() + 5 * HOUR),
  places: 20,
  ...more,
})

/** Of a team that the neighbour leads. */
export async function draft(stage: Stage, more: Partial<NewActivity> = {}): Promise<string> {
  const team = more.team ?? (await foundTeam(stage))
  return (await stage.ok('neighbour', 'composeActivity', { body: cleaning(stage, { ...more, team }) })).id
}

export async function publish(stage: Stage, more: Partial<NewActivity> = {}): Promise<string> {
  const activityId = await draft(stage, more)
  await stage.ok('neighbour', 'publishActivity', { params: { activityId } })
  return activityId
}

/** The community's own, which its staff hold. */
export async function ownActivity(stage: Stage, who: PersonName = 'communityStaff', area = community): Promise<string> {
  const { id: activityId } = await stage.ok(who, 'composeActivity', { body: cleaning(stage, { area }) })
  await stage.ok(who, 'publishActivity', { params: { activityId } })
  return activityId
}

/** What the sweep does when its time has come, with its rights. */
export const due = (stage: Stage, id: string) =>
  missActivityDeadline({ ...stage.ports, table: grantedTable('sweep', stage.table) }, id)

/** Turns the clock to where it is underway. */
export async function begin(stage: Stage, id: string): Promise<void> {
  stage.clock.set(Date.parse((await storedActivity(stage, id)).card.beginsAt))
  await due(stage, id)
  await due(stage, id)
}

export async function storedActivity(stage: Stage, id: string) {
  const activity = parseActivity((await stage.table.read([keys.activity(id)]))[0])
  if (!activity) throw new Error(`There is no activity ${id}`)
  return activity
}

/** What stands on the screen of who runs it, `ago` milliseconds before now. */
export async function shownCode(stage: Stage, id: string, purpose: CheckPurpose = 'in', ago = 0): Promise<string> {
  const secret = await stage.sealer.open((await storedActivity(stage, id)).secret, secretOf(id))
  return codeOf({ secret, activity: id, purpose }, windowAt(stage.clock.now() - ago))
}

export const teamKinds = {
  'a team of the community': (stage: Stage) => foundTeam(stage),
  'a team that is proposed': (stage: Stage) => proposeTeam(stage),
}

export const teamStanding = async (stage: Stage, actor: StoredPerson, id: string) => {
  const [item, member, now] = await stage.table.read([
    keys.team(id),
    keys.teamMember(id, actor.id),
    keys.person(actor.id),
  ])
  const team = parseTeam(item)
  return team ? teamPartiesOf(parsePerson(now) ?? actor, team, parseMember(member)) : []
}

/** Whom the body names is in none of them. */
const NOBODY_HERE: readonly OperationId[] = ['acceptTeamMember', 'removeTeamMember']
export const teamRefusal = (
  _person: unknown,
  _team: string,
  _params: unknown,
  operation: OperationId,
): ErrorCode | undefined => (NOBODY_HERE.includes(operation) ? 'notFound' : undefined)

/** A link to the resident's own calendar. */
export const ownCalendar = async (stage: Stage): Promise<string> =>
  (await stage.ok('resident', 'makeMyCalendar')).path.split('/').at(-1) ?? ''

export const activityKinds = {
  'an activity of a team': (stage: Stage) => publish(stage),
  'a draft of one': (stage: Stage) => draft(stage),
  'an activity of the community': (stage: Stage) => ownActivity(stage),
}

export const activityStanding = async (stage: Stage, actor: StoredPerson, id: string) => {
  const [item, signed, now] = await stage.table.read([
    keys.activity(id),
    keys.signed(id, actor.id),
    keys.person(actor.id),
  ])
  const activity = parseActivity(item)
  return activity
    ? partiesOf(parsePerson(now) ?? actor, activity, await leadOf(stage.table, activity), parseSigned(signed))
    : []
}

/** One that three households reported. */
export async function hiddenActivity(stage: Stage): Promise<string> {
  const id = await publish(stage)
  const { card } = await storedActivity(stage, id)
  const set = { reports: ['one', 'two', 'three'], 'card.heldBack': 'reported', 'card.reportedBy': 3 }
  await stage.table.write([{ update: keys.activity(card.id), changes: { set } }])
  return id
}

const rowsUnder = (stage: Stage, { pk }: { pk: string }, beginsWith: string) =>
  queryAll(stage.table, {
    pk: { name: 'pk', value: pk },
    sk: { name: 'sk', beginsWith },
    ascending: true,
    consistent: true,
  })

/** A move, which counts the entries of its timeline. */
const activityMove =
  (make: (stage: Stage) => Promise<string>, body?: object, other?: object) =>
  async (stage: Stage): Promise<Prepared> => {
    const activityId = await make(stage)
    const count = async () => (await entriesOf(stage.table, keys.activity(activityId))).length
    return { who: 'neighbour', params: { activityId }, ...(body ? { body } : {}), ...(other ? { other } : {}), count }
  }
const teamMove =
  (who: PersonName, make: (stage: Stage) => Promise<string>, body?: object, other?: object) =>
  async (stage: Stage): Promise<Prepared> => {
    const teamId = await make(stage)
    const count = async () => (await entriesOf(stage.table, keys.team(teamId))).length
    return { who, params: { teamId }, ...(body ? { body } : {}), ...(other ? { other } : {}), count }
  }
/** What one does oneself, which counts what of the rows changed. */
const own =
  (prepare: (stage: Stage, activityId: string) => Promise<object | undefined>) =>
  async (stage: Stage): Promise<Prepared> => {
    const activityId = await publish(stage)
    const body = await prepare(stage, activityId)
    const count = async () =>
      (await rowsUnder(stage, keys.activity(activityId), 'SIGNED#')).reduce((sum, row) => sum + Number(row.turn), 0)
    return { who: 'resident', params: { activityId }, ...(body ? { body, other: { code: '00000000' } } : {}), count }
  }
const memberMove =
  (joined: boolean) =>
  async (stage: Stage): Promise<Prepared> => {
    const teamId = await foundTeam(stage)
    await stage.ok('resident', 'joinTeam', { params: { teamId } })
    if (joined)
      await stage.ok('neighbour', 'acceptTeamMember', { params: { teamId }, body: { person: people.resident.id } })
    const count = async () =>
      (await rowsUnder(stage, keys.team(teamId), 'MEMBER#')).reduce((sum, row) => sum + Number(row.turn), 0)
    return {
      who: 'neighbour',
      params: { teamId },
      body: { person: people.resident.id },
      other: { person: people.worker.id },
      count,
    }
  }

const atOnce = async (stage: Stage) => {
  const id = await publish(stage)
  await begin(stage, id)
  return id
}
const change = (stage: Stage, more: Partial<NewActivity> = {}) => {
  const { team: _t, area: _a, ...rest } = cleaning(stage, more)
  return rest
}

export const teamScenes: Partial<Record<OperationId, (stage: Stage) => Promise<Prepared>>> = {
  proposeTeam: async (stage) => {
    await undecided(stage)
    const count = async () => (await stage.ok('neighbour', 'listMyTeams')).items.length
    return { who: 'neighbour', body: cleaners, other: { ...cleaners, name: '巡逻小队' }, count }
  },
  agreeToTeam: teamMove('communityStaff', (stage) => proposeTeam(stage)),
  refuseTeam: teamMove('communityStaff', (stage) => proposeTeam(stage), { reason: '请写清楚' }, { reason: '再写清楚' }),
  changeTeam: teamMove('neighbour', (stage) => foundTeam(stage), {
    name: '清洁队',
    kind: 'environment',
    text: '每个周末打扫。',
  }),
  appointLead: async (stage) => {
    const { params = {} } = await memberMove(true)(stage)
    const body = { person: people.resident.id }
    return {
      ...(await teamMove('communityStaff', async () => params.teamId ?? '', body)(stage)),
      other: { person: people.neighbour.id },
    }
  },
  closeTeam: teamMove('neighbour', (stage) => foundTeam(stage), { reason: '队员都搬走了' }),
  joinTeam: async (stage) => {
    const teamId = await foundTeam(stage)
    const count = async () => (await rowsUnder(stage, keys.team(teamId), 'MEMBER#')).length
    return { who: 'resident', params: { teamId }, count }
  },
  acceptTeamMember: memberMove(false),
  removeTeamMember: async (stage) => {
    const prepared = await memberMove(true)(stage)
    const team = keys.team(prepared.params?.teamId ?? '')
    return { ...prepared, count: async () => -(await rowsUnder(stage, team, 'MEMBER#')).length }
  },
  composeActivity: async (stage) => {
    const team = await foundTeam(stage)
    const count = async () =>
      (await stage.ok('neighbour', 'listTeamActivities', { params: { teamId: team } })).items.length
    const body = cleaning(stage, { team })
    return { who: 'neighbour', body, other: { ...body, places: 21 }, count }
  },
  editActivity: async (stage) => activityMove((on) => draft(on), change(stage), change(stage, { places: 3 }))(stage),
  publishActivity: activityMove((stage) => draft(stage)),
  discardActivity: activityMove((stage) => draft(stage)),
  changeActivity: async (stage) =>
    activityMove((on) => publish(on), change(stage), change(stage, { places: 3 }))(stage),
  callOffActivity: activityMove((stage) => publish(stage), { reason: '下大雨' }, { reason: '下大雪' }),
  endActivity: activityMove(atOnce),
  correctAttendance: async (stage) => {
    const id = await publish(stage)
    await stage.ok('resident', 'signUp', { params: { activityId: id } })
    await begin(stage, id)
    const inAt = isoTime(stage.clock.now() - MINUTE)
    return activityMove(async () => id, { person: people.resident.id, inAt }, { person: people.resident.id })(stage)
  },
  closeActivity: activityMove(async (stage) => {
    const activityId = await atOnce(stage)
    await stage.ok('neighbour', 'endActivity', { params: { activityId } })
    return activityId
  }),
  reportActivity: async (stage) => {
    const activityId = await publish(stage)
    const count = async () => (await rowsUnder(stage, keys.activity(activityId), 'REPORT#')).length
    return { who: 'resident', params: { activityId }, body: { reason: '像是推销' }, other: { reason: '不真实' }, count }
  },
  showActivity: async (stage) => ({
    ...(await activityMove((on) => hiddenActivity(on))(stage)),
    who: 'communityStaff',
  }),
  signUp: own(async () => undefined),
  cancelSignUp: own(async (stage, activityId) => {
    await stage.ok('resident', 'signUp', { params: { activityId } })
    return undefined
  }),
  checkIn: own(async (stage, id) => {
    await begin(stage, id)
    return { code: await shownCode(stage, id) }
  }),
  checkOut: own(async (stage, id) => {
    await begin(stage, id)
    await stage.ok('resident', 'checkIn', { params: { activityId: id }, body: { code: await shownCode(stage, id) } })
    return { code: await shownCode(stage, id, 'out') }
  }),
}
