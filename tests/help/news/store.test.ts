/** What WeChat tells of helping and of activities to whom, once, whether the app is open or not. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { isoTime } from '../../../functions/platform/clock.ts'
import { keys } from '../../../functions/platform/table.ts'
import { sweep } from '../../../functions/sweep/sweep.ts'
import { localTemplates } from '../../../infra/local/environment.ts'
import { HOUR, MINUTE } from '../../../shared/lifecycle.ts'
import { type NewsStage, newsStage } from '../../messages/news/stage.ts'
import { people } from '../../support/district.ts'
import { asking } from '../../support/help.ts'
import { cleaning, foundTeam } from '../../support/teams.ts'

let on: NewsStage
beforeAll(async () => {
  on = await newsStage()
  for (const who of ['resident', 'neighbour', 'farResident', 'worker'] as const) await on.hold(who, 'helpMoved', 20)
})
beforeEach(() => on.begin())

/** Who was told what, in words. */
const told = () =>
  on.sent
    .map(({ openid, data }) => [openid, data.phrase1?.value])
    .sort(([one = ''], [other = '']) => one.localeCompare(other))
const of = (who: 'resident' | 'neighbour' | 'farResident') => people[who].openid

describe('messages of a request for help', () => {
  it('tell who asks that somebody comes, and both when the time is near; twice brought, once told', async () => {
    const { stage } = on
    const at = isoTime(stage.clock.now() + 3 * HOUR)
    const until = isoTime(stage.clock.now() + 5 * HOUR)
    const { id } = await stage.ok('resident', 'openHelp', { body: asking(stage, { at, until }) })
    const params = { helpId: id }
    await stage.ok('neighbour', 'offerHelp', { params, body: {} })
    for (let times = 0; times < 2; times++) expect(await on.bring(keys.help(id))).toBe(true)
    expect(told()).toEqual([[of('resident'), '有人来帮忙']])
    expect(on.sent[0]).toMatchObject({ templateId: localTemplates.helpMoved, page: `help/detail/index?id=${id}` })
    // Neither what was written, nor who, nor the room: a message is shown on a locked phone.
    expect(JSON.stringify(on.sent[0]?.data)).not.toMatch(/沙发|演示|室/)
    on.begin()
    stage.clock.pass(2 * HOUR + MINUTE)
    await sweep(stage.ports)
    expect(await on.bring(keys.help(id))).toBe(true)
    expect(told()).toEqual(
      [
        [of('neighbour'), '快到时间了'],
        [of('resident'), '快到时间了'],
      ].sort(),
    )
    on.begin()
    await stage.ok('resident', 'cancelHelp', { params, body: { reason: '不用了' } })
    await on.bring(keys.help(id))
    expect(told()).toEqual([[of('neighbour'), '已经取消']])
  })

  it('tell who offered that they were chosen, and nobody what they did themselves', async () => {
    const { stage } = on
    const { id } = await stage.ok('resident', 'openHelp', { body: asking(stage, { choose: 'pick' }) })
    const params = { helpId: id }
    await stage.ok('neighbour', 'offerHelp', { params, body: {} })
    await on.bring(keys.help(id))
    expect(told()).toEqual([[of('resident'), '有人能帮忙']])
    on.begin()
    await stage.ok('resident', 'acceptOffer', { params, body: { helper: people.neighbour.id } })
    await on.bring(keys.help(id))
    expect(told()).toEqual([[of('neighbour'), '请您来帮忙']])
  })

  it('ring those who stand ready for an urgent one', async () => {
    const { stage } = on
    await stage.ok('neighbour', 'saveReady', {
      body: { kinds: ['lift'], parts: ['morning', 'afternoon', 'evening'], scope: 'community' },
    })
    const { id } = await stage.ok('resident', 'openHelp', { body: asking(stage, { urgency: 'urgent' }) })
    await on.bring(keys.help(id))
    expect(told()).toEqual([[of('neighbour'), '邻居要帮忙']])
  })
})

describe('messages of an activity', () => {
  it('remind who has a place, and tell who waits too that it is called off', async () => {
    const { stage } = on
    const team = await foundTeam(stage)
    const { id } = await stage.ok('neighbour', 'composeActivity', { body: { ...cleaning(stage, { places: 1 }), team } })
    const params = { activityId: id }
    await stage.ok('neighbour', 'publishActivity', { params })
    await stage.ok('resident', 'signUp', { params })
    await stage.ok('worker', 'signUp', { params })
    stage.clock.pass(2 * HOUR + 30 * MINUTE)
    await sweep(stage.ports)
    await on.bring(keys.activity(id))
    expect(told()).toEqual([[of('resident'), '快要开始了']])
    expect(on.sent[0]).toMatchObject({ page: `teams/activity/index?id=${id}` })
    on.begin()
    await stage.ok('neighbour', 'callOffActivity', { params, body: { reason: '下大雨' } })
    await on.bring(keys.activity(id))
    expect(told()).toEqual(
      [
        [of('resident'), '活动取消了'],
        [people.worker.openid, '活动取消了'],
      ].sort(),
    )
  })
})
