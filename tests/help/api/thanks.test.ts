import { beforeEach, describe, expect, it } from 'vitest'
import { entriesOf } from '../../../functions/cases/entries.ts'
import { brokenAt } from '../../../functions/cases/timeline.ts'
import { helpNews } from '../../../functions/help/news.ts'
import { communityAccount } from '../../../functions/hours/account.ts'
import { keys } from '../../../functions/platform/table.ts'
import type { NearHelp } from '../../../shared/help/request.ts'
import { HOUR, MINUTE } from '../../../shared/lifecycle.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { callAs, crowdOf, gather } from '../../support/crowd.ts'
import { community, grid1, people, street } from '../../support/district.ts'
import { asking, seededHelp, storedHelpOf } from '../../support/help.ts'
import { lookedAt } from '../../support/points.ts'
import { anew, at, balance, nothingFailed, seen, stage } from './scene.ts'

beforeEach(anew)

describe('from asking to thanks', () => {
  it('a neighbour comes, helps and is thanked; hours are moved, and all of it is counted', async () => {
    const card = await stage.ok('resident', 'openHelp', {
      body: asking(stage, { at: at(2 * HOUR), until: at(4 * HOUR) }),
    })
    const params = { helpId: card.id }
    expect(card).toMatchObject({
      state: 'open',
      wanted: 1,
      accepted: 0,
      danger: false,
      place: { name: '大江园社区第1网格1号楼' },
    })
    const near = await stage.ok('neighbour', 'listNearHelp')
    expect(near.items).toMatchObject([{ id: card.id, distance: 'community', parties: ['neighbour'] }])
    expect((await stage.ok('farResident', 'listNearHelp')).items).toEqual([])
    expect(await stage.ok('newcomer', 'listNearHelp')).toEqual({ items: [], home: false })
    stage.clock.pass(10 * MINUTE)
    const offered = await stage.ok('neighbour', 'offerHelp', { params, body: { words: '我有推车' } })
    expect([offered.outcome, offered.help.state]).toEqual(['accepted', 'taken'])
    expect((await seen('neighbour', card.id)).room).toBe('1单元301')
    // An hour before, once.
    stage.clock.pass(HOUR)
    await nothingFailed()
    await nothingFailed()
    await stage.ok('neighbour', 'sayInHelp', { params, body: { text: '我在楼下了' } })
    await stage.ok('resident', 'sayInHelp', { params, body: { text: '马上下来' } })
    expect(
      (await stage.ok('resident', 'listHelpMessages', { params })).items.map(({ text, mine }) => [text, mine]),
    ).toEqual(
      expect.arrayContaining([
        ['马上下来', true],
        ['我在楼下了', false],
      ]),
    )
    expect((await stage.ok('neighbour', 'setOutToHelp', { params })).state).toBe('underway')
    stage.clock.pass(40 * MINUTE)
    await stage.ok('neighbour', 'finishHelp', { params, body: {} })
    expect(await stage.ok('resident', 'confirmHelp', { params, body: {} })).toMatchObject({
      state: 'done',
      minutes: 45,
    })
    expect([await balance(people.neighbour.id), await balance(communityAccount(community))]).toEqual([45, -45])
    await stage.ok('resident', 'thankHelper', {
      params,
      body: { helper: people.neighbour.id, stars: 4, words: '多亏您' },
    })
    expect(
      (await stage.call('resident', 'thankHelper', { params, body: { helper: people.neighbour.id, stars: 5 } })).status,
    ).toBe(409)
    // The way there is nobody's business any more; whom they helped still is.
    const whole = await seen('neighbour', card.id)
    expect([whole.room, whole.askedBy, (await seen('resident', card.id)).room]).toEqual([
      undefined,
      people.resident.name,
      '1单元301',
    ])
    expect(whole.helpers).toMatchObject([{ mine: true, minutes: 45, thanks: { stars: 4, words: '多亏您' } }])
    expect(whole.timeline.map(({ move }) => move)).toEqual([
      'open',
      'joinLast',
      'remind',
      'setOut',
      'finish',
      'confirm',
      'thank',
    ])
    const month = '2026-03'
    const figures = await stage.ok('supervisor', 'getHelpFigures', {
      query: { area: street, month },
    })
    expect(figures.total).toEqual({ asked: 1, met: 1, going: 0, unmet: 0, helpers: 1, minutes: 45, firstOffer: 10 })
    expect([figures.kinds.length, figures.areas]).toMatchObject([1, [{ area: community, figures: { asked: 1 } }]])
    const helpers = await stage
      .ok('worker', 'listHelpers', { query: { community: grid1, month } })
      .catch(() => undefined)
    expect(helpers?.items ?? []).toEqual([])
    expect((await stage.ok('communityStaff', 'listHelpers', { query: { community, month } })).items).toEqual([
      { name: people.neighbour.name, times: 1, minutes: 45 },
    ])
    expect((await stage.ok('neighbour', 'listHelping')).items).toMatchObject([{ id: card.id, parties: ['helper'] }])
    expect((await stage.ok('resident', 'listMyHelp')).items).toMatchObject([{ id: card.id }])
    const entries = (await entriesOf(stage.table, keys.help(card.id))).map(({ pk: _p, sk: _s, ...entry }) => entry)
    expect(brokenAt(entries as never)).toBeUndefined()
    // What was helped before pays for what is asked now, as far as it reaches.
    const second = await seededHelp(stage, {}, 'neighbour')
    await stage.ok('resident', 'offerHelp', { params: { helpId: second }, body: {} })
    stage.clock.pass(HOUR)
    const body = { helpers: [{ helper: people.resident.id, minutes: 60 }] }
    await stage.ok('neighbour', 'confirmHelp', { params: { helpId: second }, body })
    expect([
      await balance(people.neighbour.id),
      await balance(people.resident.id),
      await balance(communityAccount(community)),
    ]).toEqual([0, 60, -60])
  })

  it('the asker picks, somebody steps back or does not come, and the place is free again', async () => {
    const crowd = crowdOf(4)
    await gather(stage, crowd)
    const [a, b, c, d] = crowd.map(({ id }) => id) as [string, string, string, string]
    const { id: helpId } = await stage.ok('resident', 'openHelp', {
      body: asking(stage, { wanted: 2, choose: 'pick' }),
    })
    const params = { helpId }
    for (const each of [a, b, c, d]) {
      const { body } = await callAs(stage, each, 'offerHelp', { params, body: {} })
      expect([body.outcome, body.help.state]).toEqual(['waiting', 'open'])
    }
    const { waiting } = await seen('resident', helpId)
    expect(waiting.map(({ helper, distance, helped }) => [helper, distance, helped])).toEqual(
      [a, b, c, d].map((each) => [each, 'building', 0]),
    )
    // Whatever becomes of it, who waits is told, on their open page too.
    const last = async () => (await entriesOf(stage.table, keys.help(helpId))).at(-1) ?? {}
    const reached = async () => (await last()).audience
    const news = async () =>
      (await helpNews(grantedTable('worker', stage.table), await last())).map(({ person, words }) => [
        person,
        Reflect.get(words, 'what'),
      ])
    expect((await storedHelpOf(stage, helpId)).waiting).toEqual([a, b, c, d])
    await callAs(stage, c, 'takeBackOffer', { params })
    expect(await reached()).toMatchObject({ people: [people.resident.id, a, b, c, d] })
    expect((await stage.call('resident', 'acceptOffer', { params, body: { helper: c } })).body.error.code).toBe(
      'badInput',
    )
    const first = { params, body: { helper: a } }
    await stage.ok('resident', 'acceptOffer', first)
    expect(await reached()).toMatchObject({ people: [people.resident.id, a, b, d] })
    expect((await storedHelpOf(stage, helpId)).waiting).toEqual([b, d])
    expect((await stage.call('resident', 'acceptOffer', first)).body.error.code).toBe('badInput')
    expect(await stage.ok('resident', 'acceptOffer', { params, body: { helper: b } })).toMatchObject({
      state: 'taken',
      accepted: 2,
      offers: 1,
    })
    expect(await news()).toEqual([
      [b, '请您来帮忙'],
      [d, '已有人帮忙'],
    ])
    await callAs(stage, a, 'setOutToHelp', { params })
    expect((await callAs(stage, b, 'stepBackFromHelp', { params, body: { reason: '临时有事' } })).body).toMatchObject({
      state: 'underway',
      accepted: 1,
    })
    const nearTo = async (id: string) =>
      (await callAs(stage, id, 'listNearHelp', {})).body.items.map(({ parties }: NearHelp) => parties)
    expect((await callAs(stage, c, 'listNearHelp', {})).body.items).toMatchObject([{ id: helpId, accepted: 1 }])
    // Who stepped back may offer anew, and who waits is told so; who did not come finds it no more.
    expect([await nearTo(b), await nearTo(a)]).toEqual([[['neighbour']], [['helper']]])
    await callAs(stage, b, 'offerHelp', { params, body: {} })
    expect(await nearTo(b)).toEqual([['offerer']])
    expect(await stage.ok('resident', 'reportNoShow', { params, body: { helper: a } })).toMatchObject({
      state: 'open',
      accepted: 0,
    })
    expect(await nearTo(a)).toEqual([])
    await callAs(stage, b, 'takeBackOffer', { params })
    expect((await callAs(stage, a, 'offerHelp', { params, body: {} })).status).toBe(404)
    expect(await stage.ok('worker', 'stepInHelp', { params })).toMatchObject({ accepted: 1 })
    expect(await stage.ok('resident', 'cancelHelp', { params, body: { reason: '已经解决' } })).toMatchObject({
      state: 'cancelled',
    })
    expect(await news()).toEqual([
      [people.worker.id, '已经取消'],
      [d, '已经取消'],
    ])
    expect((await callAs(stage, d, 'getHelp', { params })).body).toMatchObject({ parties: ['offerer'] })
    expect((await callAs(stage, b, 'getHelp', { params })).status).toBe(404)
  })

  it('staff who step in earn no hours: request, figures and ledger say the same of who did', async () => {
    const month = '2026-03'
    const both = await stage.ok('resident', 'openHelp', { body: asking(stage, { wanted: 2 }) })
    const alone = await stage.ok('resident', 'openHelp', { body: asking(stage) })
    for (const { id: helpId } of [both, alone]) await stage.ok('worker', 'stepInHelp', { params: { helpId } })
    const params = { helpId: both.id }
    await stage.ok('worker', 'stepBackFromHelp', { params, body: {} })
    await stage.ok('worker', 'stepInHelp', { params })
    await stage.ok('neighbour', 'offerHelp', { params, body: {} })
    stage.clock.pass(30 * MINUTE)
    const helpers = (['worker', 'neighbour'] as const).map((who) => ({ helper: people[who].id, minutes: 30 }))
    expect((await stage.ok('resident', 'confirmHelp', { params, body: { helpers } })).minutes).toBe(30)
    const lone = { params: { helpId: alone.id }, body: { helpers: helpers.slice(0, 1) } }
    expect((await stage.ok('resident', 'confirmHelp', lone)).minutes).toBeUndefined()
    expect((await seen('resident', both.id)).helpers.map(({ staff, minutes }) => [staff, minutes])).toEqual([
      [true, undefined],
      [undefined, 30],
    ])
    expect((await stage.ok('supervisor', 'getHelpFigures', { query: { area: street, month } })).total.minutes).toBe(30)
    const accounts = [people.neighbour.id, people.worker.id, communityAccount(community)]
    expect(await Promise.all(accounts.map(balance))).toEqual([30, 0, -30])
    expect((await stage.ok('communityStaff', 'listHelpers', { query: { community, month } })).items).toEqual([
      { name: people.neighbour.name, times: 1, minutes: 30 },
    ])
  })

  it('becomes a ticket of the grid worker, with its words and photos', async () => {
    const photo = await lookedAt(stage, 'resident')
    const card = await stage.ok('resident', 'openHelp', { body: asking(stage, { photos: [photo] }) })
    const params = { helpId: card.id }
    await stage.table.write([{ update: keys.help(card.id), changes: { set: { unseen: [] } } }])
    expect(await stage.ok('resident', 'handOverHelp', { params, body: { subcategory: 'elderly' } })).toMatchObject({
      state: 'handedOver',
    })
    const { ticket } = await seen('resident', card.id)
    const made = await stage.ok('worker', 'getTicket', { params: { ticketId: ticket ?? '' } })
    expect(made).toMatchObject({
      state: 'filed',
      category: 'labourHealth',
      openedBy: people.resident.name,
      visibility: 'private',
    })
    expect([made.text, made.photos.map(({ id }) => id)]).toEqual([
      '邻里互助（搬抬重物）：请帮忙把一张旧沙发抬到楼下',
      [photo],
    ])
  })
})
