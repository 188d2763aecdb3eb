/** What each viewer is told by every reply of teams and activities: the tables below are all of it. */
import { beforeAll, expect, it } from 'vitest'
import type { StoredPerson } from '../../functions/people/actor.ts'
import type { OperationId } from '../../shared/routes.ts'
import { callAs, crowdOf, gather } from '../support/crowd.ts'
import { building2, community, people } from '../support/district.ts'
import { homeAt } from '../support/households.ts'
import { makeStage, type Stage } from '../support/stage.ts'
import { begin, draft, foundTeam, ownActivity, ownCalendar, publish, shownCode, teamScenes } from '../support/teams.ts'
import { type Walked, WHOLE_WALK, walk } from '../support/walk.ts'

const [participant, other, stranger] = crowdOf(3).map((person, i) => ({
  ...person,
  name: ['参加者全名', '另一人全名', '路人全名'][i] ?? '',
  homes: [homeAt({ building: building2, unit: 1, room: 801 + i })],
})) as [StoredPerson, StoredPerson, StoredPerson]
const { neighbour: lead, communityStaff, farWorker } = people
const secretsOf = (who: string, { id: of, name, homes }: StoredPerson) => ({
  [`name of ${who}`]: { text: name, of },
  [`room of ${who}`]: { text: homes[0]?.room ?? '', of },
})

let stage: Stage
let walked: Walked<'nobody' | 'stranger' | 'farStaff' | 'participant' | 'staff' | 'lead'>
/** A team with two members and one who asks; an activity for one, who is there, and another who waits; drafts of the lead and of staff. */
beforeAll(async () => {
  stage = await makeStage()
  await gather(stage, [participant, other, stranger])
  const teamId = await foundTeam(stage)
  const activityId = await publish(stage, { team: teamId, places: 1 })
  const as = async ({ id }: StoredPerson, operation: OperationId, sent: object) => {
    const { status } = await callAs(stage, id, operation, sent as never)
    expect([operation, status]).toEqual([operation, 200])
  }
  for (const who of [participant, other]) {
    await as(who, 'joinTeam', { params: { teamId } })
    await as(who, 'signUp', { params: { activityId } })
  }
  await stage.ok('neighbour', 'acceptTeamMember', { params: { teamId }, body: { person: participant.id } })
  const unpublished = await draft(stage, { team: teamId, text: '还没有发布的活动。' })
  const own = await ownActivity(stage)
  await as(other, 'signUp', { params: { activityId: own } })
  await begin(stage, activityId)
  await as(participant, 'checkIn', { params: { activityId }, body: { code: await shownCode(stage, activityId) } })
  const ownCalendarFile = await ownCalendar(stage)
  walked = await walk(stage, {
    capability: 'teams',
    viewers: {
      nobody: '',
      stranger: stranger.id,
      farStaff: farWorker.id,
      participant: participant.id,
      staff: communityStaff.id,
      lead: lead.id,
    },
    secrets: {
      ...secretsOf('the participant', participant),
      ...secretsOf('another', other),
      ...secretsOf('the lead', lead),
      'name of staff': { text: communityStaff.name, of: communityStaff.id },
      'the draft': { text: '还没有发布' },
    },
    params: [
      { area: community, teamId, activityId },
      { activityFile: `${activityId}.ics`, calendarFile: `${community}.ics`, ownCalendarFile },
      { activityId: unpublished, activityFile: `${unpublished}.ics` },
      { activityId: own },
    ],
    scenes: {
      ...teamScenes,
      leaveTeam: async (on) => ({ who: 'resident', params: { teamId: await joined(on) } }),
      makeMyCalendar: async () => ({ who: 'resident' }),
      dropMyCalendar: async () => ({ who: 'resident' }),
    },
  })
}, WHOLE_WALK)

const joined = async (on: Stage) => {
  const teamId = await foundTeam(on)
  await on.ok('resident', 'joinTeam', { params: { teamId } })
  return teamId
}

it('walks every route', () => expect(walked.unwalked).toEqual([]))
it('tells who has no part in it nobody’s name, room, phone or id, nor what is not published', () => {
  const reads = ['listTeams', 'getTeam', 'listActivities', 'listTeamActivities', 'getActivity'] as const
  expect([...walked.heard.stranger]).toEqual(expect.arrayContaining([...reads, 'joinTeam', 'signUp', 'checkIn']))
  expect([...walked.heard.nobody].sort()).toEqual(['getActivityCalendar', 'getAreaCalendar', 'getOwnCalendar'])
  const { nobody, stranger, farStaff } = walked.told
  expect({ nobody, stranger, farStaff }).toEqual({ nobody: [], stranger: [], farStaff: [] })
})

it('tells who takes part who leads, and of nobody else', () =>
  expect(walked.told.participant).toEqual(['getTeam: name of the lead']))

it('tells who runs it who is in it and who is there, and no room', () => {
  const people = [
    'acceptTeamMember: an id',
    'correctAttendance: an id',
    'listTeamMembers: an id',
    'removeTeamMember: an id',
  ]
  const listed = ['listAttendance', 'listTeamMembers'].flatMap((id) => [
    `${id}: name of another`,
    `${id}: name of the participant`,
  ])
  expect(walked.told.lead).toEqual([...people, ...listed, 'listAttendance: an id', 'getActivity: the draft'].sort())
  const led = ['agreeToTeam', 'changeTeam', 'closeTeam', 'getTeam', 'listTeamMembers', 'refuseTeam']
  const named = led.map((id) => `${id}: name of the lead`)
  expect(walked.told.staff).toEqual(
    [...people, ...listed, 'listAttendance: an id', ...named, 'getActivity: the draft'].sort(),
  )
})
