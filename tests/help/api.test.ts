import { beforeEach, describe, expect, it } from 'vitest'
import { entriesOf } from '../../functions/cases/entries.ts'
import { brokenAt } from '../../functions/cases/timeline.ts'
import { forgetPersonInHelp } from '../../functions/help/forget-person.ts'
import { parseEntry } from '../../functions/help/store.ts'
import { communityAccount } from '../../functions/hours/account.ts'
import { balanceOf } from '../../functions/hours/ledger.ts'
import { keys } from '../../functions/platform/table.ts'
import { sweep } from '../../functions/sweep/sweep.ts'
import { DAY, HOUR, MINUTE } from '../../shared/lifecycle.ts'
import { grantedTable } from '../infra/granted-table.ts'
import { callAs, crowdOf, gather } from '../support/crowd.ts'
import { community, district, grid1, type PersonName, people, street } from '../support/district.ts'
import { asking, seededHelp, storedHelpOf } from '../support/help.ts'
import { everything } from '../support/lives.ts'
import { lookedAt } from '../support/points.ts'
import { makeStage, type Stage } from '../support/stage.ts'
import { fakeChecker } from '../support/wechat.ts'

let stage: Stage
const checker = fakeChecker()
beforeEach(async () => {
  checker.down = false
  stage = await makeStage({ checker })
})

const at = (after: number) => new Date(stage.clock.now() + after).toISOString()
const seen = (who: PersonName, helpId: string) => stage.ok(who, 'getHelp', { params: { helpId } })
const balance = async (account: string) => balanceOf((await stage.table.read([keys.balance(account)]))[0])
/** By the rights that the sweep has. */
const swept = () => sweep({ ...stage.ports, table: grantedTable('sweep', stage.table) })
const nothingFailed = async () => expect(await swept()).toMatchObject({ failed: 0 })

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
    const whole = await seen('neighbour', card.id)
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
    const body = { helpers: [{ helper: people.resident.id, minutes: 60 }] }
    await stage.ok('neighbour', 'confirmHelp', { params: { helpId: second }, body })
    expect([
      await balance(people.neighbour.id),
      await balance(people.resident.id),
      await balance(communityAccount(community)),
    ]).toEqual([0, 60, -60])
  })

  it('the asker picks, somebody steps back or does not come, and the place is free again', async () => {
    const crowd = crowdOf(3)
    await gather(stage, crowd)
    const [a, b, c] = crowd.map(({ id }) => id) as [string, string, string]
    const { id: helpId } = await stage.ok('resident', 'openHelp', {
      body: asking(stage, { wanted: 2, choose: 'pick' }),
    })
    const params = { helpId }
    for (const each of [a, b, c]) {
      const { body } = await callAs(stage, each, 'offerHelp', { params, body: {} })
      expect([body.outcome, body.help.state]).toEqual(['waiting', 'open'])
    }
    const { waiting } = await seen('resident', helpId)
    expect(waiting.map(({ helper, distance, helped }) => [helper, distance, helped])).toEqual(
      [a, b, c].map((each) => [each, 'building', 0]),
    )
    await callAs(stage, c, 'takeBackOffer', { params })
    expect((await stage.call('resident', 'acceptOffer', { params, body: { helper: c } })).body.error.code).toBe(
      'badInput',
    )
    await stage.ok('resident', 'acceptOffer', { params, body: { helper: a } })
    expect(await stage.ok('resident', 'acceptOffer', { params, body: { helper: b } })).toMatchObject({
      state: 'taken',
      accepted: 2,
      offers: 0,
    })
    await callAs(stage, a, 'setOutToHelp', { params })
    expect((await callAs(stage, b, 'stepBackFromHelp', { params, body: { reason: '临时有事' } })).body).toMatchObject({
      state: 'underway',
      accepted: 1,
    })
    expect((await callAs(stage, c, 'listNearHelp', {})).body.items).toMatchObject([{ id: helpId, accepted: 1 }])
    expect(await stage.ok('resident', 'reportNoShow', { params, body: { helper: a } })).toMatchObject({
      state: 'open',
      accepted: 0,
    })
    expect((await callAs(stage, a, 'offerHelp', { params, body: {} })).status).toBe(404)
    expect(await stage.ok('worker', 'stepInHelp', { params })).toMatchObject({ accepted: 1 })
    expect(await stage.ok('resident', 'cancelHelp', { params, body: { reason: '已经解决' } })).toMatchObject({
      state: 'cancelled',
    })
    expect((await callAs(stage, b, 'getHelp', { params })).status).toBe(404)
  })

  it('becomes a ticket of the grid worker, with its words and photos', async () => {
    const photo = await lookedAt(stage, 'resident')
    const card = await stage.ok('resident', 'openHelp', { body: asking(stage, { photos: [photo] }) })
    const params = { helpId: card.id }
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

describe('fifty at once', () => {
  it('exactly as many as are wanted are accepted, and the rest are told kindly', async () => {
    const crowd = crowdOf(50)
    await gather(stage, crowd)
    const helpId = await seededHelp(stage, { wanted: 3 })
    const answers = await Promise.all(
      crowd.map(({ id }) => callAs(stage, id, 'offerHelp', { params: { helpId }, body: {} })),
    )
    const outcomes = answers.map(({ status, body }) =>
      status === 200 ? body.outcome : `${status} ${JSON.stringify(body)}`,
    )
    expect([
      outcomes.filter((each) => each === 'accepted').length,
      outcomes.filter((each) => each === 'enough').length,
    ]).toEqual([3, 47])
    const help = await storedHelpOf(stage, helpId)
    expect([help.card.state, help.card.accepted, help.helpers.length, help.entries]).toEqual(['taken', 3, 3, 4])
    expect(new Set(help.helpers.map(({ person }) => person)).size).toBe(3)
    const moves = (await entriesOf(stage.table, keys.help(helpId))).map((item) => parseEntry(item).move)
    expect(moves).toEqual(['open', 'join', 'join', 'joinLast'])
  })
})

describe('what falls due', () => {
  it('is asked once whether it still stands, and ends at its time by itself', async () => {
    const { id: helpId } = await stage.ok('resident', 'openHelp', { body: asking(stage) })
    stage.clock.pass(12 * HOUR)
    await nothingFailed()
    await nothingFailed()
    expect((await seen('resident', helpId)).facts.asked).toBe(true)
    await stage.ok('resident', 'stillNeeded', { params: { helpId } })
    expect(await stage.ok('resident', 'extendHelp', { params: { helpId }, body: { until: at(DAY) } })).toMatchObject({
      dueAt: at(DAY),
    })
    stage.clock.pass(DAY)
    await nothingFailed()
    await nothingFailed()
    const { state, timeline } = await seen('resident', helpId)
    expect([state, timeline.map(({ move }) => move)]).toEqual(['lapsed', ['open', 'ask', 'still', 'extend', 'lapse']])
    expect(await swept()).toEqual({ due: 0, moved: 0, failed: 0 })
  })

  it('is done two days after a helper said so, with hours for who came', async () => {
    const helpId = await seededHelp(stage, { wanted: 2 })
    await stage.ok('neighbour', 'offerHelp', { params: { helpId }, body: {} })
    await stage.ok('neighbour', 'finishHelp', { params: { helpId }, body: { minutes: 30 } })
    stage.clock.pass(2 * DAY)
    for (let i = 0; i < 3; i++) await nothingFailed()
    stage.clock.pass(MINUTE)
    await nothingFailed()
    expect(await storedHelpOf(stage, helpId)).toMatchObject({ card: { state: 'done', minutes: 30 } })
    expect(await balance(people.neighbour.id)).toBe(30)
    expect((await swept()).due).toBe(0)
  })

  it('is opened anew a week later, until it is stopped', async () => {
    const weekly = asking(stage, { weekly: true, at: at(2 * HOUR), until: at(3 * HOUR) })
    const { id } = await stage.ok('resident', 'openHelp', { body: weekly })
    stage.clock.pass(3 * HOUR)
    for (let i = 0; i < 3; i++) await nothingFailed()
    const { items } = await stage.ok('resident', 'listMyHelp')
    expect(items.map(({ state }) => state)).toEqual(['open', 'lapsed'])
    expect(items[0]).toMatchObject({ weekly: true, at: at(7 * DAY - HOUR), until: at(7 * DAY) })
    expect((await seen('resident', id)).next).toBe(items[0]?.id)
    await stage.ok('resident', 'stopRepeating', { params: { helpId: items[0]?.id ?? '' } })
    stage.clock.pass(8 * DAY)
    for (let i = 0; i < 3; i++) await nothingFailed()
    expect((await stage.ok('resident', 'listMyHelp')).items.length).toBe(2)
  })
})

describe('standing ready', () => {
  it('an urgent request rings those who are ready for it and see it, now', async () => {
    const crowd = crowdOf(4)
    await gather(stage, crowd)
    const [near, wrongKind, wrongTime] = crowd.map(({ id }) => id) as [string, string, string]
    const ready = { kinds: ['lift' as const], parts: ['morning' as const], scope: 'building' as const }
    await callAs(stage, near, 'saveReady', { body: ready })
    await callAs(stage, wrongKind, 'saveReady', { body: { ...ready, kinds: ['teach'] } })
    await callAs(stage, wrongTime, 'saveReady', { body: { ...ready, parts: ['night'] } })
    await stage.ok('neighbour', 'saveReady', { body: { ...ready, scope: 'community' } })
    await stage.ok('farResident', 'saveReady', { body: { ...ready, scope: 'community' } })
    const rungFor = async (scope: 'building' | 'community') => {
      const { id } = await stage.ok('resident', 'openHelp', { body: asking(stage, { urgency: 'urgent', scope }) })
      const [first] = await entriesOf(stage.table, keys.help(id))
      return [(await seen('resident', id)).rung, parseEntry(first ?? {}).audience.people]
    }
    expect(await rungFor('building')).toEqual([1, [people.resident.id, near]])
    expect(await rungFor('community')).toEqual([2, [people.resident.id, near, people.neighbour.id]])
    await stage.ok('neighbour', 'stopReady')
    expect((await rungFor('community'))[0]).toBe(1)
    expect(await stage.ok('neighbour', 'getReady')).toEqual({})
    expect((await stage.call('unverified', 'saveReady', { body: ready })).status).toBe(403)
  })
})

describe('keeping it safe', () => {
  it('what is risky, or could not be checked, is seen by staff first', async () => {
    const risky = await stage.ok('resident', 'openHelp', { body: asking(stage, { words: '违规词 帮忙' }) })
    expect(risky.heldBack).toBe('risky')
    checker.down = true
    const unchecked = await stage.ok('resident', 'openHelp', { body: asking(stage) })
    expect(unchecked.heldBack).toBe('unchecked')
    expect((await stage.ok('neighbour', 'listNearHelp')).items).toEqual([])
    expect((await stage.call('neighbour', 'getHelp', { params: { helpId: risky.id } })).status).toBe(404)
    checker.down = false
    stage.clock.pass(MINUTE)
    await nothingFailed()
    await stage.ok('worker', 'showHelp', { params: { helpId: risky.id } })
    expect((await stage.ok('neighbour', 'listNearHelp')).items.map(({ id }) => id).sort()).toEqual(
      [risky.id, unchecked.id].sort(),
    )
  })

  it('photos are seen by neighbours once WeChat has passed them', async () => {
    const photo = await lookedAt(stage, 'resident')
    const { id: helpId } = await stage.ok('resident', 'openHelp', { body: asking(stage, { photos: [photo] }) })
    expect([(await seen('resident', helpId)).photos.length, (await seen('neighbour', helpId)).photos.length]).toEqual([
      1, 0,
    ])
    const { judgeHelpPhoto } = await import('../../functions/help/check-later.ts')
    const moderation = { table: grantedTable('moderation', stage.table) }
    await judgeHelpPhoto(moderation, checker.photos.at(-1)?.trace ?? '', { suggest: 'pass', label: 100 })
    expect((await seen('neighbour', helpId)).photos.length).toBe(1)
  })

  it('three households that report it hide it, one household counts once', async () => {
    const crowd = crowdOf(2)
    await gather(stage, crowd)
    const helpId = await seededHelp(stage)
    const report = { params: { helpId }, body: { reason: '像是广告' } }
    await stage.ok('neighbour', 'reportHelp', report)
    await stage.ok('neighbour', 'reportHelp', report)
    await callAs(stage, crowd[0]?.id ?? '', 'reportHelp', report)
    expect((await storedHelpOf(stage, helpId)).card.heldBack).toBeUndefined()
    await callAs(stage, crowd[1]?.id ?? '', 'reportHelp', report)
    expect((await stage.ok('worker', 'listHelpQueue')).items).toMatchObject([{ id: helpId, heldBack: 'reported' }])
    expect((await stage.ok('neighbour', 'listNearHelp')).items).toEqual([])
  })

  it('what is delicate is only for those whom staff know, where they so decided', async () => {
    const helpId = await seededHelp(stage, { kind: 'lookAfter', care: 'child', wanted: 2 })
    const params = { helpId }
    await stage.ok('communityStaff', 'setVetting', { body: { community, required: true } })
    expect((await seen('neighbour', helpId)).mayNotOffer).toContain('核实')
    expect((await stage.call('neighbour', 'offerHelp', { params, body: {} })).status).toBe(403)
    const body = { community, person: people.neighbour.id, vetted: true }
    expect(
      (await stage.call('communityStaff', 'vetHelper', { body: { ...body, person: people.farResident.id } })).status,
    ).toBe(404)
    await stage.ok('communityStaff', 'vetHelper', { body })
    expect((await stage.ok('neighbour', 'offerHelp', { params, body: {} })).outcome).toBe('accepted')
    expect((await stage.ok('communityStaff', 'getVetting', { query: { community } })).people).toMatchObject([
      { person: people.neighbour.id },
    ])
  })

  it('has so many requests a day, asks about what looks personal, and wants times that lie ahead', async () => {
    const refusal = async (body: object) => {
      const answer = await stage.call('resident', 'openHelp', { body: { ...asking(stage), ...body } })
      return answer.body.error?.code
    }
    expect(await refusal({ words: '请打 13812345678' })).toBe('sensitive')
    expect(await refusal({ until: at(-1) })).toBe('badInput')
    expect(await refusal({ until: at(31 * DAY) })).toBe('badInput')
    expect(await refusal({ weekly: true })).toBe('badInput')
    for (let i = 0; i < 10; i++) expect(await refusal({ words: '我妈摔倒了' })).toBeUndefined()
    expect(await refusal({})).toBe('tooMany')
    expect((await stage.ok('resident', 'listMyHelp')).items.every(({ danger }) => danger)).toBe(true)
  })
})

it('staff see the vulnerable first, then the oldest; elsewhere nothing', async () => {
  const plain = await seededHelp(stage)
  stage.clock.pass(MINUTE)
  const elder = await seededHelp(stage, { care: 'elder' })
  for (const who of ['worker', 'communityStaff', 'streetStaff', 'districtStaff', 'supervisor'] as const)
    expect((await stage.ok(who, 'listHelpQueue')).items.map(({ id }) => id)).toEqual([elder, plain])
  expect((await stage.ok('farWorker', 'listHelpQueue')).items).toEqual([])
  expect((await stage.call('farWorker', 'listHelpQueue', { query: { area: district } })).status).toBe(403)
})

it('a copy says what was asked and helped with; who leaves leaves no name, room or word', async () => {
  const id = people.neighbour.id
  const asked = await seededHelp(stage, { words: '请帮我的阳台浇花' }, 'neighbour')
  const helped = await seededHelp(stage, { wanted: 2 })
  const params = { helpId: helped }
  await stage.ok('neighbour', 'offerHelp', { params, body: { words: '我周末有空' } })
  await stage.ok('neighbour', 'sayInHelp', { params, body: { text: '我在二单元' } })
  await stage.ok('neighbour', 'saveReady', { body: { kinds: ['lift'], parts: ['morning'], scope: 'grid' } })
  await stage.ok('communityStaff', 'vetHelper', { body: { community, person: id, vetted: true } })
  const copy = JSON.stringify((await stage.ok('neighbour', 'getMyData')).sections)
  for (const each of ['请帮我的阳台浇花', '我周末有空', '我在二单元', '搬抬重物']) expect(copy).toContain(each)
  for (let i = 0; i < 2; i++) await forgetPersonInHelp(grantedTable('sweep', stage.table), id, '已注销', at(0))
  const left = (await everything(stage)).filter(({ pk }) => /^(HELP|READY|HELPER|HELPERS|VETTED)#/.test(String(pk)))
  for (const each of ['请帮我的阳台浇花', '我周末有空', '我在二单元', people.neighbour.name, '2单元502'])
    expect(JSON.stringify(left), each).not.toContain(each)
  expect(left.filter(({ pk }) => !String(pk).startsWith('HELP#')).map(({ pk, people }) => [pk, people])).toEqual([
    [`VETTED#${community}`, []],
  ])
  expect((await storedHelpOf(stage, asked)).card.state).toBe('cancelled')
  expect(await storedHelpOf(stage, helped)).toMatchObject({ card: { accepted: 0, state: 'open' }, helpers: [] })
})
