/** What WeChat tells of activities to whom, once, whether the app is open or not. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../../functions/platform/table.ts'
import { sweep } from '../../../functions/sweep/sweep.ts'
import { HOUR, MINUTE } from '../../../shared/lifecycle.ts'
import { type NewsStage, newsStage } from '../../messages/news/stage.ts'
import { people } from '../../support/district.ts'
import { cleaning, foundTeam } from '../../support/teams.ts'

let on: NewsStage
beforeAll(async () => {
  on = await newsStage()
  for (const who of ['resident', 'neighbour', 'farResident', 'worker'] as const) await on.hold(who, 'helpMoved', 20)
})
beforeEach(() => on.begin())

const of = (who: 'resident' | 'neighbour' | 'farResident' | 'worker') => people[who].openid

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
    expect(on.words()).toEqual([[of('resident'), '快要开始了']])
    expect(on.sent[0]).toMatchObject({ page: `teams/activity/index?id=${id}` })
    on.begin()
    // Another place is told, another text is not.
    const { team: _, ...body } = { ...cleaning(stage, { places: 1 }), team }
    await stage.ok('neighbour', 'changeActivity', { params, body: { ...body, where: '东门广场' } })
    await on.bring(keys.activity(id))
    const changed = [
      [of('resident'), '活动有改动'],
      [people.worker.openid, '活动有改动'],
    ].sort()
    expect(on.words()).toEqual(changed)
    await stage.ok('neighbour', 'changeActivity', {
      params,
      body: { ...body, where: '东门广场', text: '带上手套和水。' },
    })
    await on.bring(keys.activity(id))
    expect(on.words()).toEqual(changed)
    on.begin()
    await stage.ok('neighbour', 'callOffActivity', { params, body: { reason: '下大雨' } })
    await on.bring(keys.activity(id))
    expect(on.words()).toEqual(
      [
        [of('resident'), '活动取消了'],
        [people.worker.openid, '活动取消了'],
      ].sort(),
    )
  })

  it('tell who moves up from the waiting list, once, and not where the place is given up by then', async () => {
    const { stage } = on
    const team = await foundTeam(stage)
    const { id } = await stage.ok('neighbour', 'composeActivity', { body: { ...cleaning(stage, { places: 1 }), team } })
    const params = { activityId: id }
    await stage.ok('neighbour', 'publishActivity', { params })
    await stage.ok('resident', 'signUp', { params })
    await stage.ok('worker', 'signUp', { params })
    const row = async () => (await stage.table.read([keys.signed(id, people.worker.id)]))[0]
    const before = await row()
    await stage.ok('resident', 'cancelSignUp', { params })
    const after = await row()
    if (!before || !after) throw new Error('The worker did not sign up')
    on.answer(() => ({ outcome: 'again', errcode: -1 }))
    for (let times = 0; times < 2; times++) expect(await on.bringRow(after, before)).toBe(true)
    const about = `${id}:up${after.turn}`
    expect(await on.told(about, 'worker')).toMatchObject({ outcome: 'again' })
    on.begin()
    stage.clock.pass(2 * MINUTE)
    await on.sweepAndTake(about, 'worker')
    expect(on.words()).toEqual([[of('worker'), '排到名额了']])
    on.begin()
    // How somebody takes part changes otherwise too.
    await stage.ok('worker', 'cancelSignUp', { params })
    const cancelled = await row()
    expect(cancelled && (await on.bringRow(cancelled, after))).toBe(true)
    expect(on.asked).toEqual([])
  })
})
