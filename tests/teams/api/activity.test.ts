import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { entriesOf } from '../../../functions/cases/entries.ts'
import { brokenAt } from '../../../functions/cases/timeline.ts'
import { isoTime } from '../../../functions/platform/clock.ts'
import { keys } from '../../../functions/platform/table.ts'
import { parseEntry } from '../../../functions/teams/store.ts'
import { HOUR, MINUTE } from '../../../shared/lifecycle.ts'
import { CORRECTED_FOR, REMIND_BEFORE } from '../../../shared/teams/kinds.ts'
import { community, farCommunity, type PersonName, people, street } from '../../support/district.ts'
import { cleaning, draft, due, foundTeam, publish, storedActivity } from '../../support/teams.ts'
import { anew, codeOf, join, quiet, stage, whole } from './scene.ts'

beforeEach(anew)
afterEach(quiet)

describe('an activity', () => {
  it('is a draft that only who runs it sees, until it is published', async () => {
    const team = await foundTeam(stage)
    const activityId = await draft(stage, { team })
    const listed = async (who: PersonName) =>
      (await stage.ok(who, 'listTeamActivities', { params: { teamId: team } })).items.map(({ id }) => id)
    expect(codeOf(await stage.call('resident', 'getActivity', { params: { activityId } }))).toBe('notFound')
    expect(codeOf(await stage.call('resident', 'publishActivity', { params: { activityId } }))).toBe('notFound')
    expect(codeOf(await stage.call({}, 'getActivityCalendar', { params: { activityFile: `${activityId}.ics` } }))).toBe(
      'notFound',
    )
    expect([await listed('resident'), await listed('neighbour')]).toEqual([[], [activityId]])
    const body = cleaning(stage, { places: 3, title: '花园清洁日' })
    await stage.ok('neighbour', 'editActivity', { params: { activityId }, body })
    const out = await stage.ok('neighbour', 'publishActivity', { params: { activityId } })
    expect(out).toMatchObject({ state: 'published', places: 3, title: '花园清洁日', taken: 0 })
    const coming = (area: string) => stage.ok('farResident', 'listActivities', { params: { area } })
    expect((await coming(community)).items).toMatchObject([{ id: activityId }])
    expect((await coming(street)).items).toMatchObject([{ id: activityId }])
    expect((await coming(farCommunity)).items).toEqual([])
    // Nothing of it is anybody's name or id.
    const seen = JSON.stringify([await coming(community), await whole(activityId, 'farResident')])
    for (const { id, name } of Object.values(people))
      expect([seen.includes(id), seen.includes(name)]).toEqual([false, false])
  })

  it('is composed by who leads the team, or by staff of the area', async () => {
    const team = await foundTeam(stage)
    const compose = (who: PersonName, more: object) =>
      stage.call(who, 'composeActivity', { body: cleaning(stage, more) })
    expect(codeOf(await compose('resident', { team }))).toBe('notAllowed')
    expect(codeOf(await compose('farCommunityStaff', { team }))).toBe('notAllowed')
    expect(codeOf(await compose('neighbour', { area: community }))).toBe('notAllowed')
    expect((await compose('communityStaff', { area: community })).status).toBe(201)
    expect(codeOf(await compose('neighbour', {}))).toBe('badInput')
    const { beginsAt } = cleaning(stage)
    expect((await compose('neighbour', { team, endsAt: beginsAt })).body.error.fields).toHaveProperty('endsAt')
  })

  it('cannot be announced for a time that is over, nor with words that are risky', async () => {
    const team = await foundTeam(stage)
    const late = await draft(stage, {
      team,
      beginsAt: isoTime(stage.clock.now() + MINUTE),
      endsAt: isoTime(stage.clock.now() + HOUR),
    })
    stage.clock.pass(2 * MINUTE)
    const answer = await stage.call('neighbour', 'publishActivity', { params: { activityId: late } })
    expect(answer.body.error.fields).toHaveProperty('beginsAt')
    const risky = await draft(stage, { team, text: '来说违规词，说完就走' })
    expect(codeOf(await stage.call('neighbour', 'publishActivity', { params: { activityId: risky } }))).toBe('badInput')
    expect(await whole(risky, 'neighbour')).toMatchObject({ state: 'draft' })
  })

  it('reminds, begins, ends and is closed by the clock, and tells who signed up', async () => {
    const id = await publish(stage)
    await join(id)
    const { beginsAt, endsAt } = (await storedActivity(stage, id)).card
    expect(await due(stage, id)).toBe(false)
    stage.clock.set(Date.parse(beginsAt) - REMIND_BEFORE)
    expect(await due(stage, id)).toBe(true)
    expect(await whole(id)).toMatchObject({ state: 'soon' })
    stage.clock.set(Date.parse(beginsAt))
    await due(stage, id)
    stage.clock.set(Date.parse(endsAt) + HOUR)
    await due(stage, id)
    expect(await whole(id)).toMatchObject({ state: 'ended', endedAt: endsAt })
    stage.clock.pass(CORRECTED_FOR)
    await due(stage, id)
    await due(stage, id)
    expect(await whole(id)).toMatchObject({ state: 'closed', figures: { came: 0, minutes: 0 } })
    expect(await due(stage, id)).toBe(false)
    const entries = (await entriesOf(stage.table, keys.activity(id))).map(parseEntry)
    expect(entries.map(({ move }) => move)).toEqual([
      'open',
      'publish',
      'remind',
      'begin',
      'lapse',
      'closeLate',
      'book',
    ])
    expect(brokenAt(entries)).toBeUndefined()
    expect(entries.find(({ move }) => move === 'remind')?.audience.people).toContain(people.resident.id)
  })

  it('that is called off says why, to all who signed up and waited', async () => {
    const activityId = await publish(stage, { places: 1 })
    await join(activityId)
    await join(activityId, 'worker')
    const params = { activityId }
    expect(codeOf(await stage.call('resident', 'callOffActivity', { params, body: { reason: '不来了' } }))).toBe(
      'notAllowed',
    )
    await stage.ok('neighbour', 'callOffActivity', { params, body: { reason: '有雷雨，改天再来' } })
    expect(await whole(activityId)).toMatchObject({ state: 'calledOff', reason: '有雷雨，改天再来', moves: [] })
    const [last] = (await entriesOf(stage.table, keys.activity(activityId))).map(parseEntry).reverse()
    expect(last?.audience.people).toEqual(expect.arrayContaining([people.resident.id, people.worker.id]))
    expect(last?.text).toBe('有雷雨，改天再来')
    expect(codeOf(await stage.call('farResident', 'signUp', { params }))).toBe('wrongState')
  })

  it('is called off at once whatever the check says of the words of a lead, which nobody reads before staff have looked', async () => {
    const activityId = await publish(stage)
    await join(activityId)
    const callOff = (reason: string) =>
      stage.call('neighbour', 'callOffActivity', { params: { activityId }, body: { reason } })
    expect(Object.keys((await callOff('违规词太多')).body.error.fields ?? {})).toEqual(['reason'])
    expect(await whole(activityId)).toMatchObject({ state: 'published' })
    const held = '场地待审词，改天再来'
    expect((await callOff(held)).body).toMatchObject({ state: 'calledOff', heldReason: held })
    const seen = async () => {
      const feed = (await stage.call({}, 'getAreaCalendar', { params: { calendarFile: `${community}.ics` } })).body
      const { reason, heldReason } = await whole(activityId)
      return [String(feed).includes('CANCELLED'), String(feed).includes('待审词'), reason, heldReason]
    }
    expect(await seen()).toEqual([true, false, undefined, undefined])
    const query = { when: 'over' } as const
    const { items } = await stage.ok('communityStaff', 'listActivities', { params: { area: community }, query })
    expect(items).toMatchObject([{ heldReason: held }])
    await stage.ok('communityStaff', 'showActivity', { params: { activityId } })
    expect(await seen()).toEqual([true, true, held, undefined])
    const { team } = await whole(activityId, 'neighbour')
    const params = { teamId: team?.id ?? '' }
    for (const reason of ['违规词', '待审词'])
      expect(codeOf(await stage.call('neighbour', 'closeTeam', { params, body: { reason } }))).toBe('badInput')
  })
})
