/** What WeChat tells of wishes and service posts to whom, once, whether the app is open or not. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../../functions/platform/table.ts'
import { sweep } from '../../../functions/sweep/sweep.ts'
import { DAY, MINUTE } from '../../../shared/lifecycle.ts'
import { type NewsStage, newsStage } from '../../messages/news/stage.ts'
import { people } from '../../support/district.ts'
import { asked, claimed, fulfilled, proof } from '../../support/wishes.ts'

let on: NewsStage
beforeAll(async () => {
  on = await newsStage()
  for (const who of ['resident', 'neighbour', 'farResident', 'worker'] as const) await on.hold(who, 'helpMoved', 20)
})
beforeEach(() => on.begin())

const of = (who: 'resident' | 'neighbour' | 'farResident' | 'worker') => people[who].openid

describe('messages of a wish', () => {
  it('tell who entered it what there is to do, and who claimed it what became of it', async () => {
    const { stage } = on
    const wishId = await claimed(stage)
    const params = { wishId }
    const news = async () => {
      on.begin()
      expect(await on.bring(keys.wish(wishId))).toBe(true)
      return on.words()
    }
    expect(await news()).toEqual([[of('worker'), '有人认领了']])
    expect(on.sent[0]).toMatchObject({ page: `wishes/detail/index?id=${wishId}` })
    stage.clock.pass(11 * DAY + MINUTE)
    for (let times = 0; times < 2; times++) await sweep(stage.ports)
    expect(await news()).toEqual([[of('neighbour'), '快到期限了']])
    await stage.ok('neighbour', 'fulfilWish', { params, body: await proof(stage) })
    expect(await news()).toEqual([[of('worker'), '请您确认']])
    await stage.ok('worker', 'refuseProof', { params, body: { reason: '请拍一张照片' } })
    expect(await news()).toEqual([[of('neighbour'), '请您补充']])
    await stage.ok('neighbour', 'fulfilWish', { params, body: await proof(stage) })
    await news()
    await stage.ok('worker', 'confirmWish', { params, body: { minutes: 30 } })
    expect(await news()).toEqual([[of('neighbour'), '心愿圆满了']])
    expect(on.sent[0]?.data.thing4?.value).toBe('谢谢您，时长已记入账户')
    const unpaid = await fulfilled(stage)
    await stage.ok('worker', 'confirmWish', { params: { wishId: unpaid }, body: {} })
    on.begin()
    await on.bring(keys.wish(unpaid))
    expect(on.sent[0]?.data.thing4?.value).toBe('谢谢您，心愿送到了')
    const back = await claimed(stage)
    await stage.ok('worker', 'giveBackWish', { params: { wishId: back }, body: { reason: '先给别家' } })
    on.begin()
    await on.bring(keys.wish(back))
    expect(on.words()).toEqual([[of('neighbour'), '认领已退回']])
    stage.clock.pass(15 * DAY)
    await sweep(stage.ports)
    expect((await stage.table.read([keys.wishRemind(back)]))[0]).toBeUndefined()
  })
})

describe('messages of a service post', () => {
  it('tell who serves there of a claim, and who claimed it what becomes of it and when it ends', async () => {
    const { stage } = on
    const holdingId = await asked(stage)
    const params = { holdingId }
    const news = async () => {
      on.begin()
      expect(await on.bring(keys.holding(holdingId))).toBe(true)
      return on.words()
    }
    expect(await news()).toEqual([[of('worker'), '有人想上岗']])
    expect(on.sent[0]).toMatchObject({ page: `wishes/holding/index?id=${holdingId}` })
    await stage.ok('worker', 'agreeHolding', { params, body: {} })
    expect(await news()).toEqual([[of('neighbour'), '可以上岗了']])
    const { until = '' } = await stage.ok('neighbour', 'getHolding', { params })
    stage.clock.set(Date.parse(until) - 7 * DAY + MINUTE)
    await sweep(stage.ports)
    expect(await news()).toEqual([[of('neighbour'), '任期快满了']])
    expect(await news(), 'brought twice').toEqual([])
    const refused = await asked(stage)
    await stage.ok('worker', 'refuseHolding', { params: { holdingId: refused }, body: { reason: '人够了' } })
    on.begin()
    await on.bring(keys.holding(refused))
    expect(on.words()).toEqual([[of('neighbour'), '没有同意']])
  })
})
