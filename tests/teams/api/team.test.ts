import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../../functions/platform/table.ts'
import { CHILD_TAKES_PART } from '../../../shared/teams/kinds.ts'
import { callAs, crowdOf, gather } from '../../support/crowd.ts'
import { community, type PersonName, people } from '../../support/district.ts'
import { cleaners, foundTeam, proposeTeam, publish } from '../../support/teams.ts'
import { anew, codeOf, quiet, stage, whole } from './scene.ts'

beforeEach(anew)
afterEach(quiet)

describe('a team', () => {
  it('is there when staff agreed: until then only who proposed it and they know of it', async () => {
    const teamId = await proposeTeam(stage)
    const get = (who: PersonName) => stage.call(who, 'getTeam', { params: { teamId } })
    expect(codeOf(await get('resident'))).toBe('notFound')
    expect(codeOf(await stage.call('resident', 'agreeToTeam', { params: { teamId } }))).toBe('notFound')
    expect(codeOf(await stage.call('farCommunityStaff', 'agreeToTeam', { params: { teamId } }))).toBe('notFound')
    const listed = async (who: PersonName, state: 'open' | 'proposed') =>
      (await stage.ok(who, 'listTeams', { params: { area: community }, query: { state } })).items.map(({ id }) => id)
    expect(await listed('communityStaff', 'proposed')).toEqual([teamId])
    expect(
      codeOf(await stage.call('resident', 'listTeams', { params: { area: community }, query: { state: 'proposed' } })),
    ).toBe('notAllowed')
    const agreed = await stage.ok('communityStaff', 'agreeToTeam', { params: { teamId } })
    expect(agreed).toMatchObject({ state: 'open', members: 1, lead: people.neighbour.name })
    expect(await listed('resident', 'open')).toEqual([teamId])
    expect((await get('resident')).body).not.toHaveProperty('lead')
    expect((await stage.ok('neighbour', 'listMyTeams')).items).toMatchObject([{ id: teamId, leads: true, mine: 'in' }])
  })

  it('is proposed by who belongs to the area, a few at a time', async () => {
    const propose = (who: PersonName) => stage.call(who, 'proposeTeam', { body: cleaners })
    expect(codeOf(await propose('farResident'))).toBe('notAllowed')
    expect(codeOf(await propose('newcomer'))).toBe('notAllowed')
    expect([(await propose('neighbour')).status, (await propose('neighbour')).status]).toEqual([201, 201])
    expect(codeOf(await propose('neighbour'))).toBe('limitReached')
    const risky = await stage.call('resident', 'proposeTeam', { body: { ...cleaners, text: '这里有违规词，快来参加' } })
    expect([risky.status, Object.keys(risky.body.error.fields ?? {})]).toEqual([400, ['text']])
  })

  it('is joined and proposed by no child, nor an activity signed up for: an adult of the household brings them along', async () => {
    const activityId = await publish(stage)
    const { team } = await whole(activityId, 'neighbour')
    const teamId = team?.id ?? ''
    const [home] = people.resident.homes
    const homes = [...people.farResident.homes, { ...home, child: true }]
    await stage.table.write([{ update: keys.person(people.resident.id), changes: { set: { homes } } }])
    const answers = [
      await stage.call('resident', 'joinTeam', { params: { teamId } }),
      await stage.call('resident', 'proposeTeam', { body: cleaners }),
      await stage.call('resident', 'signUp', { params: { activityId } }),
      await stage.call('resident', 'checkIn', { params: { activityId }, body: { code: '00000000' } }),
    ]
    for (const { body } of answers) {
      expect(body.error.code).toBe('notAllowed')
      expect(Object.values(body.error.fields ?? {})).toEqual([CHILD_TAKES_PART])
    }
    expect((await whole(activityId)).admitted).toBe(false)
  })

  it('takes members as its lead says, and its lead alone and staff know who they are', async () => {
    const teamId = await foundTeam(stage)
    const params = { teamId }
    const person = people.resident.id
    expect(await stage.ok('resident', 'joinTeam', { params })).toEqual({ mine: 'asked' })
    expect(codeOf(await stage.call('resident', 'listTeamMembers', { params }))).toBe('notAllowed')
    expect((await stage.ok('neighbour', 'listTeamMembers', { params })).items.map(({ state }) => state).sort()).toEqual(
      ['asked', 'in'],
    )
    expect(codeOf(await stage.call('resident', 'acceptTeamMember', { params, body: { person } }))).toBe('notAllowed')
    await stage.ok('neighbour', 'acceptTeamMember', { params, body: { person } })
    await stage.ok('neighbour', 'acceptTeamMember', { params, body: { person } })
    expect(await stage.ok('resident', 'getTeam', { params })).toMatchObject({
      members: 2,
      mine: 'in',
      lead: people.neighbour.name,
    })
    expect(codeOf(await stage.call('newcomer', 'joinTeam', { params }))).toBe('notAllowed')
    // Whoever leads it hands that on before they go.
    expect(codeOf(await stage.call('neighbour', 'leaveTeam', { params }))).toBe('wrongState')
    expect(codeOf(await stage.call('neighbour', 'appointLead', { params, body: { person } }))).toBe('notAllowed')
    await stage.ok('communityStaff', 'appointLead', { params, body: { person } })
    await stage.ok('neighbour', 'leaveTeam', { params })
    expect(await stage.ok('neighbour', 'getTeam', { params })).toMatchObject({ members: 1, parties: ['neighbour'] })
    expect(await stage.ok('resident', 'getTeam', { params })).toMatchObject({
      parties: ['lead', 'member', 'neighbour'],
    })
    await stage.ok('resident', 'closeTeam', { params, body: { reason: '大家都忙' } })
    expect(await stage.ok('newcomer', 'getTeam', { params })).toMatchObject({ state: 'closed', reason: '大家都忙' })
  })

  it('never counts another number of members than it has, whoever comes at once', async () => {
    const teamId = await foundTeam(stage, { entry: 'open' })
    const crowd = crowdOf(12)
    await gather(stage, crowd)
    await Promise.all(crowd.map(({ id }) => callAs(stage, id, 'joinTeam', { params: { teamId } })))
    expect((await stage.ok('neighbour', 'getTeam', { params: { teamId } })).members).toBe(13)
    await Promise.all(crowd.map(({ id }) => callAs(stage, id, 'leaveTeam', { params: { teamId } })))
    expect((await stage.ok('neighbour', 'getTeam', { params: { teamId } })).members).toBe(1)
  })
})
