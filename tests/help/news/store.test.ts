/** What WeChat tells of helping and lending to whom, once, whether the app is open or not. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { creditsItem, noCredits } from '../../../functions/messages/credits.ts'
import { isoTime } from '../../../functions/platform/clock.ts'
import { keys } from '../../../functions/platform/table.ts'
import { sweep } from '../../../functions/sweep/sweep.ts'
import { localTemplates } from '../../../infra/local/environment.ts'
import { DAY, HOUR, MINUTE } from '../../../shared/lifecycle.ts'
import { type NewsStage, newsStage } from '../../messages/news/stage.ts'
import { callAs, crowdOf, gather } from '../../support/crowd.ts'
import { people } from '../../support/district.ts'
import { asking } from '../../support/help.ts'

let on: NewsStage
beforeAll(async () => {
  on = await newsStage()
  for (const who of ['resident', 'neighbour', 'farResident', 'worker'] as const) await on.hold(who, 'helpMoved', 20)
})
beforeEach(() => on.begin())

const of = (who: 'resident' | 'neighbour' | 'farResident' | 'worker') => people[who].openid

describe('messages of a request for help', () => {
  it('tell who asks that somebody comes, and both when the time is near; twice brought, once told', async () => {
    const { stage } = on
    const at = isoTime(stage.clock.now() + 3 * HOUR)
    const until = isoTime(stage.clock.now() + 5 * HOUR)
    const { id } = await stage.ok('resident', 'openHelp', { body: asking(stage, { at, until }) })
    const params = { helpId: id }
    await stage.ok('neighbour', 'offerHelp', { params, body: {} })
    for (let times = 0; times < 2; times++) expect(await on.bring(keys.help(id))).toBe(true)
    expect(on.words()).toEqual([[of('resident'), '有人来帮忙']])
    expect(on.sent[0]).toMatchObject({ templateId: localTemplates.helpMoved, page: `help/detail/index?id=${id}` })
    // Neither what was written, nor who, nor the room: a message is shown on a locked phone.
    expect(JSON.stringify(on.sent[0]?.data)).not.toMatch(/沙发|演示|室/)
    on.begin()
    stage.clock.pass(2 * HOUR + MINUTE)
    await sweep(stage.ports)
    expect(await on.bring(keys.help(id))).toBe(true)
    expect(on.words()).toEqual(
      [
        [of('neighbour'), '快到时间了'],
        [of('resident'), '快到时间了'],
      ].sort(),
    )
    on.begin()
    await stage.ok('resident', 'cancelHelp', { params, body: { reason: '不用了' } })
    await on.bring(keys.help(id))
    expect(on.words()).toEqual([[of('neighbour'), '已经取消']])
  })

  it('tell who offered that they were chosen, and nobody what they did themselves', async () => {
    const { stage } = on
    const { id } = await stage.ok('resident', 'openHelp', { body: asking(stage, { choose: 'pick' }) })
    const params = { helpId: id }
    await stage.ok('neighbour', 'offerHelp', { params, body: {} })
    await on.bring(keys.help(id))
    expect(on.words()).toEqual([[of('resident'), '有人能帮忙']])
    on.begin()
    await stage.ok('resident', 'acceptOffer', { params, body: { helper: people.neighbour.id } })
    await on.bring(keys.help(id))
    expect(on.words()).toEqual([[of('neighbour'), '请您来帮忙']])
  })

  it('tell whom the asker blocked nothing of that, and with who else was not chosen that others come', async () => {
    const { stage } = on
    const [chosen] = crowdOf(1)
    if (!chosen) throw new Error('There is nobody to choose')
    await gather(stage, [chosen])
    const { id } = await stage.ok('resident', 'openHelp', { body: asking(stage, { choose: 'pick' }) })
    const params = { helpId: id }
    const news = async () => {
      on.begin()
      await on.bring(keys.help(id))
      return on.words()
    }
    await stage.ok('neighbour', 'offerHelp', { params, body: {} })
    await news()
    const { key } = await stage.ok('resident', 'blockInHelp', { params, body: { helper: people.neighbour.id } })
    await callAs(stage, chosen.id, 'offerHelp', { params, body: {} })
    expect(await news()).toEqual([[of('resident'), '有人能帮忙']])
    await stage.ok('resident', 'acceptOffer', { params, body: { helper: chosen.id } })
    expect(await news()).toEqual([[of('neighbour'), '已有人帮忙']])
    await stage.ok('resident', 'unblockAuthor', { params: { blockedKey: key } })
  })

  it('ring those who stand ready for an urgent one', async () => {
    const { stage } = on
    await stage.ok('neighbour', 'saveReady', {
      body: { kinds: ['lift'], parts: ['morning', 'afternoon', 'evening'], scope: 'community' },
    })
    const { id } = await stage.ok('resident', 'openHelp', { body: asking(stage, { urgency: 'urgent' }) })
    await on.bring(keys.help(id))
    expect(on.words()).toEqual([[of('neighbour'), '邻居要帮忙']])
  })
})

describe('messages of a loan', () => {
  const borrowed = async (held: number) => {
    const { stage } = on
    const [borrower] = crowdOf(1)
    if (!borrower) throw new Error('Nobody borrows')
    await gather(stage, [borrower])
    const credits = { ...noCredits(borrower.openid), held: { ...noCredits('').held, helpMoved: held } }
    await stage.table.write([{ put: creditsItem(borrower.id, credits) }])
    const thing = await stage.ok('resident', 'addThing', { body: { kind: 'tool', words: '一架梯子' } })
    const until = isoTime(stage.clock.now() + 3 * DAY)
    const params = { thingId: thing.id }
    const ask = async () => (await callAs(stage, borrower.id, 'borrowThing', { params, body: { until } })).body
    return { borrower, loan: await ask(), ask }
  }

  it('tell who lends that somebody asks, and who asked what becomes of it, the last credit too', async () => {
    const { stage } = on
    const { borrower, loan, ask } = await borrowed(1)
    const news = async (id: string) => {
      on.begin()
      for (let times = 0; times < 2; times++) expect(await on.bring(keys.loan(id))).toBe(true)
      return on.words()
    }
    expect(await news(loan.id)).toEqual([[of('resident'), '有人想借用']])
    expect(on.sent[0]).toMatchObject({ page: `help/loan/index?id=${loan.id}` })
    const [wanted, late] = [await ask(), await ask()]
    await callAs(stage, borrower.id, 'cancelLoan', { params: { loanId: wanted.id } })
    expect(await news(wanted.id)).toEqual([[of('resident'), '邻居不借了']])
    await stage.ok('resident', 'declineLoan', { params: { loanId: loan.id }, body: { reason: '正在用' } })
    expect(await news(loan.id)).toEqual([[borrower.openid, '没有借成']])
    // What was written is for who opens it: a message is shown on a locked phone.
    expect(JSON.stringify(on.sent[0]?.data)).not.toMatch(/正在用|演示|室/)
    await stage.table.write([
      {
        put: creditsItem(borrower.id, { ...noCredits(borrower.openid), held: { ...noCredits('').held, helpMoved: 2 } }),
      },
    ])
    stage.clock.pass(3 * DAY + MINUTE)
    await sweep(stage.ports)
    expect(await news(late.id)).toEqual([[borrower.openid, '没有借成']])
    expect(on.sent[0]?.data.thing4?.value).toBe('物主没有答应，自动结束了')
  })

  it('tell who borrowed that it is lent, to be back and taken back, and both when it is late', async () => {
    const { stage } = on
    const { borrower, loan } = await borrowed(9)
    await stage.ok('resident', 'lendThing', { params: { loanId: loan.id }, body: {} })
    on.begin()
    await on.bring(keys.loan(loan.id))
    expect(on.words()).toEqual([[borrower.openid, '可以借用了']])
    const toldAfter = async (time: number) => {
      on.begin()
      stage.clock.pass(time)
      await sweep(stage.ports)
      await on.bring(keys.loan(loan.id))
      return on.words()
    }
    expect(await toldAfter(HOUR)).toEqual([])
    expect(await toldAfter(2 * DAY)).toEqual([[borrower.openid, '快要归还了']])
    expect(on.sent[0]).toMatchObject({ page: `help/loan/index?id=${loan.id}` })
    expect(await toldAfter(DAY)).toEqual(
      [
        [borrower.openid, '过了归还日'],
        [of('resident'), '还没有归还'],
      ].sort(),
    )
    // Kept longer, and longer still just when it fell due: there is nothing to remind of yet.
    const params = { loanId: loan.id }
    const longer = (days: number) => ({ params, body: { until: isoTime(stage.clock.now() + days * DAY) } })
    await stage.ok('resident', 'extendLoan', longer(3))
    stage.clock.pass(2 * DAY + HOUR)
    await sweep(stage.ports)
    await stage.ok('resident', 'extendLoan', longer(5))
    expect(await toldAfter(0)).toEqual([[borrower.openid, '归还日改了']])
    expect((await stage.ok('resident', 'getLoan', { params })).timeline.at(-2)?.move).toBe('remind')
    await stage.ok('resident', 'takeBackThing', { params, body: {} })
    expect(await toldAfter(0)).toEqual([[borrower.openid, '确认归还了']])
  })
})
