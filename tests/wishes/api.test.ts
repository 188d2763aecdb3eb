import { beforeEach, describe, expect, it } from 'vitest'
import { entriesOf } from '../../functions/cases/entries.ts'
import { signToken } from '../../functions/http/token.ts'
import { newPerson } from '../../functions/people/store.ts'
import { keys } from '../../functions/platform/table.ts'
import { sweep } from '../../functions/sweep/sweep.ts'
import { judgeProofPhoto } from '../../functions/wishes/ask-proof.ts'
import { forgetPersonInWishes } from '../../functions/wishes/forget-person.ts'
import { DAY, HOUR } from '../../shared/lifecycle.ts'
import { TOKEN_LIFE } from '../../shared/people/contract.ts'
import { grantedTable } from '../infra/granted-table.ts'
import { bearerOf, community, farCommunity, grid1, people, signedInAt } from '../support/district.ts'
import { MORNING, makeStage, type Stage, TOKEN_SECRET } from '../support/stage.ts'
import { fakeChecker } from '../support/wechat.ts'
import {
  asked,
  claimed,
  confirmed,
  enter,
  familyOf,
  farWish,
  fulfilled,
  household,
  lastDay,
  post,
  proof,
  quilt,
  reportedByThree,
  running,
  storedHolding,
  storedWish,
} from '../support/wishes.ts'

const checker = fakeChecker()
let stage: Stage
beforeEach(async () => {
  stage = await makeStage({ checker })
  checker.down = false
  checker.photos.length = 0
})

/** What the sweep has, and no more of the table than it may. */
const asSweep = () => ({ ...stage.ports, table: grantedTable('sweep', stage.table) })
const minutesOf = async (account: string) => (await stage.table.read([keys.balance(account)]))[0]?.minutes
const shown = async () => (await stage.ok('newcomer', 'listWishes', { params: { area: community } })).items

describe('a wish', () => {
  it('goes from entering to thanks', async () => {
    const wishId = await enter(stage)
    expect(await shown()).toMatchObject([{ id: wishId, state: 'shown', place: { area: grid1 } }])
    await stage.ok('neighbour', 'claimWish', { params: { wishId }, body: { team: '邻里志愿队', note: '周末送到' } })
    expect(await shown()).toEqual([])
    const mine = await stage.ok('neighbour', 'listMyWishes')
    expect(mine).toMatchObject({ items: [{ id: wishId, state: 'claimed' }], ofHousehold: [] })

    await stage.ok('neighbour', 'fulfilWish', { params: { wishId }, body: await proof(stage) })
    const toConfirm = await stage.ok('worker', 'listWishQueue', { params: { area: grid1 } })
    expect(toConfirm.items).toMatchObject([
      { id: wishId, state: 'fulfilled', claimer: { name: people.neighbour.name, team: '邻里志愿队' } },
    ])
    const whole = await stage.ok('worker', 'getWish', { params: { wishId } })
    expect(whole.proof).toMatchObject({ checked: 'pass', photos: [{ checked: 'waiting' }] })
    expect(whole.moves).toEqual(['refuse', 'confirm', 'thank'])

    await stage.ok('worker', 'confirmWish', { params: { wishId }, body: { minutes: 90, text: '老人很高兴' } })
    expect([await minutesOf(people.neighbour.id), await minutesOf(`community:${community}`)]).toEqual([90, -90])
    await stage.ok('worker', 'thankForWish', { params: { wishId }, body: { text: '被子很暖和，谢谢' } })
    const done = await stage.ok('farResident', 'listWishes', {
      params: { area: community },
      query: { state: 'confirmed' },
    })
    expect(done.items).toMatchObject([{ id: wishId, thanks: '被子很暖和，谢谢' }])
    expect((await stage.ok('neighbour', 'getWish', { params: { wishId } })).minutes).toBe(90)
    expect(await shown()).toEqual([])
    expect(stage.logged).toEqual([])
  })

  it('says at which field public words would give the family away, and keeps none of them', async () => {
    const fieldsOf = async (more: object) =>
      (await stage.call('worker', 'enterWish', { body: { ...quilt(stage), ...more } })).body.error.fields
    expect(await fieldsOf({ title: `给${familyOf.name}一床被` })).toEqual({ title: '公开的内容里不要写姓名' })
    expect(await fieldsOf({ text: '请打 13900001111 联系' })).toEqual({ text: '公开的内容里不要写电话号码' })
    expect(await fieldsOf({ text: '请送到3单元502室门口' })).toEqual({ text: '公开的内容里不要写楼栋房号' })
    expect(await fieldsOf({ text: '这里是违规词呀' })).toEqual({ text: '这段话没有通过内容检查，请换个说法' })
    expect(Object.keys(await fieldsOf({ lastDay: '2026-03-02' }))).toEqual(['lastDay'])
    expect(
      Object.keys(await fieldsOf({ family: { ...familyOf, household: `42010201502000200101${'0601'}` } })),
    ).toEqual(['family.household'])
    expect(await shown()).toEqual([])
  })

  it('that the check leaves to a person, or could not look at, is shown by a person', async () => {
    const doubtful = await enter(stage, { text: '想要一床棉被待审词' })
    stage.clock.pass(1000)
    checker.down = true
    const unchecked = await enter(stage)
    expect(await shown()).toEqual([])
    const { items } = await stage.ok('communityStaff', 'listWishQueue', { params: { area: community } })
    expect(items.map(({ id, heldBack }) => [id, heldBack])).toEqual([
      [doubtful, 'review'],
      [unchecked, 'unchecked'],
    ])
    for (const wishId of [doubtful, unchecked]) await stage.ok('worker', 'showWish', { params: { wishId } })
    expect((await shown()).length).toBe(2)
    checker.down = false
    const { area: _, family: __, ...said } = quilt(stage)
    await stage.ok('worker', 'correctWish', {
      params: { wishId: doubtful },
      body: { ...said, text: '又写了待审词在这里' },
    })
    expect((await shown()).map(({ id }) => id)).toEqual([unchecked])
    await stage.ok('worker', 'keepWish', { params: { wishId: doubtful } })
    expect((await shown()).length).toBe(2)
  })

  it('is claimed by who verifiably lives around, three times a day; others read', async () => {
    const ids = await Promise.all([1, 2, 3, 4].map(() => enter(stage)))
    for (const who of ['unverified', 'newcomer', 'worker'] as const) {
      const answer = await stage.call(who, 'claimWish', { params: { wishId: ids[0] ?? '' }, body: {} })
      expect([who, answer.body.error?.code]).toEqual([who, 'notAllowed'])
      await stage.ok(who, 'getWish', { params: { wishId: ids[0] ?? '' } })
    }
    const codes: unknown[] = []
    for (const wishId of ids)
      codes.push((await stage.call('neighbour', 'claimWish', { params: { wishId }, body: {} })).body.error?.code)
    expect(codes).toEqual([undefined, undefined, undefined, 'limitReached'])
    stage.clock.pass(DAY)
    await stage.ok('neighbour', 'claimWish', { params: { wishId: ids[3] ?? '' }, body: {} })
  })

  it('is claimed by one of fifty who come at once', async () => {
    const wishId = await enter(stage)
    const crowd = Array.from({ length: 50 }, (_, i) => ({
      ...people.neighbour,
      id: `per_${String(9000 + i).padStart(26, '0')}`,
      openid: `openid-crowd-${i}`,
      name: `演示居民 ${i}`,
    }))
    for (const person of crowd) await stage.table.write([...newPerson(person), signedInAt(person.id, MORNING)])
    const answers = await Promise.all(
      crowd.map(async ({ id }) => {
        const token = await signToken(TOKEN_SECRET, bearerOf(id), 'api', MORNING, TOKEN_LIFE)
        return stage.call({ token }, 'claimWish', { params: { wishId }, body: {} })
      }),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(new Set(answers.filter(({ status }) => status !== 200).map(({ body }) => body.error.code))).toEqual(
      new Set(['wrongState']),
    )
    const entries = await entriesOf(stage.table, keys.wish(wishId))
    expect(entries.filter(({ move }) => move === 'claim')).toHaveLength(1)
    expect(entries).toHaveLength((await storedWish(stage, wishId)).entries)
  })

  it('waits again two weeks after a claim that came to nothing, and expires with its last day; what is not confirmed is late', async () => {
    const wishId = await claimed(stage, 'neighbour', { lastDay: lastDay(stage, 20), delivery: 'door' })
    const undone = await fulfilled(stage, 'farResident')
    stage.clock.pass(3 * DAY + HOUR)
    expect(await sweep(asSweep())).toMatchObject({ moved: 1, failed: 0 })
    expect((await storedWish(stage, undone)).card).toMatchObject({ state: 'fulfilled', late: true })
    stage.clock.pass(11 * DAY)
    expect(await sweep(asSweep())).toMatchObject({ moved: 1, failed: 0 })
    expect((await storedWish(stage, wishId)).card).toMatchObject({ state: 'shown', delivery: 'office' })
    expect((await stage.ok('neighbour', 'listMyWishes')).items).toEqual([])
    stage.clock.pass(7 * DAY)
    expect(await sweep(asSweep())).toMatchObject({ moved: 1, failed: 0 })
    expect((await storedWish(stage, wishId)).card.state).toBe('expired')
    expect((await stage.call('newcomer', 'getWish', { params: { wishId } })).status).toBe(404)
    stage.clock.pass(91 * DAY)
    expect((await stage.call('worker', 'getWishFamily', { params: { wishId } })).body.error.code).toBe('wrongState')
  })

  it('whose proof was not enough goes back to who claimed it; another proof takes its place, and the first photos go', async () => {
    const wishId = await fulfilled(stage)
    await stage.ok('worker', 'refuseProof', { params: { wishId }, body: { reason: '请补一张送达的照片' } })
    const seen = await stage.ok('neighbour', 'getWish', { params: { wishId } })
    expect(seen.entries.at(-1)).toMatchObject({ move: 'refuse', text: '请补一张送达的照片' })
    const first = (await storedWish(stage, wishId)).proof?.photos[0]?.id ?? ''
    await stage.ok('neighbour', 'fulfilWish', { params: { wishId }, body: await proof(stage) })
    expect((await stage.table.read([keys.photo(first)]))[0]).toMatchObject({ forgotten: true })
    const answer = await stage.call('neighbour', 'confirmWish', { params: { wishId }, body: {} })
    expect(answer.body.error.code).toBe('notAllowed')
  })

  it('that three people reported is held back until a steward has looked; each counts once', async () => {
    const wishId = await reportedByThree(stage)
    expect(await shown()).toEqual([])
    expect((await storedWish(stage, wishId)).card).toMatchObject({ reports: 3, heldBack: 'reported' })
    expect((await stage.call('neighbour', 'getWish', { params: { wishId } })).status).toBe(404)
    await stage.ok('worker', 'keepWish', { params: { wishId } })
    await stage.ok('resident', 'reportWish', { params: { wishId }, body: { reason: '还是像广告' } })
    expect((await storedWish(stage, wishId)).card.reports).toBe(0)
    expect((await stage.ok('resident', 'getWish', { params: { wishId } })).reported).toBe(true)
  })

  it('tells who claimed it where to bring it only if the worker so decides, and every look is in the audit log', async () => {
    const wishId = await claimed(stage)
    const look = (who: 'neighbour' | 'worker' | 'streetStaff' | 'resident') =>
      stage.call(who, 'getWishFamily', { params: { wishId } })
    expect((await look('neighbour')).body.error.code).toBe('wrongState')
    expect((await look('streetStaff')).body.error.code).toBe('notAllowed')
    expect((await look('resident')).body.error.code).toBe('notAllowed')
    await stage.ok('worker', 'setWishDelivery', { params: { wishId }, body: { delivery: 'door' } })
    const { name, phone, address } = familyOf
    expect((await look('neighbour')).body).toEqual({ name, phone, address })
    expect((await look('worker')).body).toEqual(familyOf)
    const audited = await stage.ok('administrator', 'listAudit', { query: { area: grid1 } })
    const looks = audited.items.filter(({ what, operation }) => what === wishId && operation === 'getWishFamily')
    expect(looks.map(({ by }) => by)).toEqual([people.worker.id, people.neighbour.id])
    await stage.ok('neighbour', 'giveBackWish', { params: { wishId }, body: { reason: '临时出差' } })
    expect((await look('neighbour')).body.error.code).toBe('notAllowed')
  })

  it('is thanked for by its household, which sees of the proof what the check let pass', async () => {
    const own = people.resident.homes[0]?.household ?? ''
    await stage.table.write([{ put: { ...keys.household(own), code: own } }])
    const wishId = await fulfilled(stage, 'neighbour', { family: { ...familyOf, household: own } })
    expect(await stage.ok('resident', 'listMyWishes')).toMatchObject({ items: [], ofHousehold: [{ id: wishId }] })
    const proofSeen = async () => (await stage.ok('resident', 'getWish', { params: { wishId } })).proof
    expect((await proofSeen())?.photos).toEqual([])
    const [asked] = checker.photos
    await judgeProofPhoto(stage.ports, asked?.trace ?? '', { suggest: 'pass', label: 100 })
    expect((await proofSeen())?.photos).toHaveLength(1)
    expect((await stage.call('resident', 'claimWish', { params: { wishId }, body: {} })).body.error.code).toBe(
      'notAllowed',
    )
    await stage.ok('worker', 'confirmWish', { params: { wishId }, body: {} })
    await stage.ok('resident', 'thankForWish', { params: { wishId }, body: { text: '谢谢，待审词' } })
    const done = () =>
      stage.ok('newcomer', 'listWishes', { params: { area: community }, query: { state: 'confirmed' } })
    expect((await done()).items).toEqual([])
    await stage.ok('worker', 'keepWish', { params: { wishId } })
    expect((await done()).items).toHaveLength(1)
  })

  it('of who has left stays under no name, without its photos; what they had not done waits again', async () => {
    const done = await confirmed(stage)
    const open = await claimed(stage)
    const photo = (await storedWish(stage, done)).proof?.photos[0]?.id ?? ''
    const at = new Date(stage.clock.now()).toISOString()
    await forgetPersonInWishes(stage.table, people.neighbour.id, '已注销居民', at)
    const wish = await storedWish(stage, done)
    expect([wish.card.state, wish.card.claimer, wish.proof]).toEqual(['confirmed', { name: '已注销居民' }, undefined])
    expect((await stage.table.read([keys.photo(photo)]))[0]).toMatchObject({ forgotten: true })
    expect((await storedWish(stage, open)).card.state).toBe('shown')
    for (const id of [done, open]) {
      const entries = await entriesOf(stage.table, keys.wish(id))
      expect(JSON.stringify(entries.map(({ by }) => by))).not.toContain(people.neighbour.name)
    }
    expect((await stage.ok('neighbour', 'listMyWishes')).items).toEqual([])
  })

  it('counts in the figures of its area and month', async () => {
    await confirmed(stage)
    await claimed(stage, 'farResident')
    await farWish(stage)
    await running(stage)
    const { months } = await stage.ok('streetStaff', 'getWishFigures', {
      params: { area: community },
      query: { months: 2 },
    })
    expect(months).toEqual([
      { month: '2026-02', entered: 0, claimed: 0, confirmed: 0, posts: 0 },
      { month: '2026-03', entered: 2, claimed: 2, confirmed: 1, medianDays: 0, posts: 1 },
    ])
    const far = await stage.call('communityStaff', 'getWishFigures', { params: { area: farCommunity } })
    expect(far.body.error.code).toBe('notAllowed')
  })
})

describe('a service post', () => {
  it('is held by no more than it has seats, however many come at once, and by nobody twice', async () => {
    const servicePostId = await post(stage, { seats: 3 })
    const crowd = Array.from({ length: 20 }, (_, i) => ({
      ...people.neighbour,
      id: `per_${String(8000 + i).padStart(26, '0')}`,
      openid: `openid-seat-${i}`,
    }))
    for (const person of crowd) await stage.table.write([...newPerson(person), signedInAt(person.id, MORNING)])
    const answers = await Promise.all(
      crowd.map(async ({ id }) => {
        const token = await signToken(TOKEN_SECRET, bearerOf(id), 'api', MORNING, TOKEN_LIFE)
        return stage.call({ token }, 'claimServicePost', { params: { servicePostId }, body: { term: 3 } })
      }),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3)
    const whole = await stage.ok('worker', 'getServicePost', { params: { servicePostId } })
    expect([whole.held, whole.holdings.length]).toEqual([3, 3])
    const stranger = await stage.ok('newcomer', 'getServicePost', { params: { servicePostId } })
    expect([stranger.held, stranger.holdings, stranger.claimable]).toEqual([3, [], false])
    const [first] = whole.holdings
    await stage.ok('worker', 'refuseHolding', { params: { holdingId: first?.id ?? '' }, body: { reason: '人够了' } })
    expect((await stage.ok('resident', 'getServicePost', { params: { servicePostId } })).claimable).toBe(true)
    await stage.ok('resident', 'claimServicePost', { params: { servicePostId }, body: { term: 1 } })
    const again = await stage.call('resident', 'claimServicePost', { params: { servicePostId }, body: { term: 1 } })
    expect(again.body.error.code).toBe('wrongState')
    const fewer = await stage.call('worker', 'changeServicePost', {
      params: { servicePostId },
      body: { title: '楼道长', text: '每周看一次楼道', seats: 2 },
    })
    expect(fewer.body.error.code).toBe('wrongState')
  })

  it('is agreed to, noted by the month, told of before its end, reviewed and renewed, or overdue', async () => {
    const holdingId = await running(stage)
    const note = (month: string) =>
      stage.call('worker', 'noteHours', { params: { holdingId }, body: { month, minutes: 120 } })
    expect((await note('2026-03')).body.minutes).toBe(120)
    expect((await note('2026-03')).body.error.code).toBe('wrongState')
    expect((await note('2026-04')).body.error.code).toBe('badInput')
    expect(await minutesOf(people.neighbour.id)).toBe(120)
    const states: string[] = []
    for (const days of [24, 7, 15]) {
      stage.clock.pass(days * DAY)
      await sweep(asSweep())
      const { card } = await storedHolding(stage, holdingId)
      states.push(`${card.state}${card.late ? ' late' : ''}`)
    }
    expect(states).toEqual(['ending', 'over', 'over late'])
    const overdue = await stage.ok('communityStaff', 'listHoldings', { params: { area: community } })
    expect(overdue.items).toMatchObject([{ id: holdingId, late: true }])
    await stage.ok('neighbour', 'askRenewal', { params: { holdingId }, body: {} })
    await stage.ok('worker', 'renewHolding', { params: { holdingId }, body: { stars: 5, text: '很尽心', term: 6 } })
    expect((await storedHolding(stage, holdingId)).card).toMatchObject({
      state: 'running',
      term: 6,
      wantsRenewal: false,
    })
    await stage.ok('neighbour', 'giveUpHolding', { params: { holdingId }, body: { reason: '要搬家了' } })
    const { post: servicePostId } = (await storedHolding(stage, holdingId)).card
    expect((await stage.ok('neighbour', 'getServicePost', { params: { servicePostId } })).held).toBe(0)
    expect(stage.logged).toEqual([])
  })
})

describe('who sees what', () => {
  let wishId: string
  let servicePostId: string
  let holdingId: string
  beforeEach(async () => {
    wishId = await fulfilled(stage, 'neighbour', { delivery: 'door' })
    await enter(stage, { title: '一双防滑鞋' })
    holdingId = await asked(stage)
    servicePostId = (await storedHolding(stage, holdingId)).card.post
  })

  type Viewer = 'newcomer' | 'farResident' | 'neighbour' | 'worker' | 'otherWorker' | 'communityStaff'
  /** Every reply that this viewer is given by any route of the capability, as text. */
  async function repliesTo(who: Viewer): Promise<string> {
    const get = async (operation: Parameters<Stage['call']>[1], params: object, query: object = {}) =>
      JSON.stringify((await stage.call(who, operation, { params, query } as never)).body)
    const replies = [
      await get('listWishes', { area: community }),
      await get('listWishes', { area: community }, { state: 'confirmed' }),
      await get('listMyWishes', {}),
      await get('getWish', { wishId }),
      await get('getWishFamily', { wishId }),
      await get('listServicePosts', { area: community }),
      await get('getServicePost', { servicePostId }),
      await get('listMyHoldings', {}),
      await get('getHolding', { holdingId }),
      await get('getWishFigures', { area: community }),
    ]
    for (const stage of ['open', 'waiting', 'closed']) {
      replies.push(await get('listWishQueue', { area: grid1 }, { stage }))
      replies.push(await get('listHoldings', { area: grid1 }, { stage }))
    }
    for (const move of ['claimWish', 'confirmWish', 'keepWish', 'giveBackWish'] as const) {
      const body = move === 'giveBackWish' ? { reason: '不方便' } : {}
      if (who === 'newcomer' || who === 'farResident' || who === 'otherWorker')
        replies.push(JSON.stringify((await stage.call(who, move, { params: { wishId }, body } as never)).body))
    }
    const reported = await stage.call(who, 'reportWish', { params: { wishId }, body: { reason: '看看' } })
    return [...replies, JSON.stringify(reported.body)].join('\n')
  }
  const family = [familyOf.name, familyOf.phone, familyOf.address, familyOf.note, household]
  const claimer = [people.neighbour.name, people.neighbour.id]

  it.each(['newcomer', 'farResident', 'otherWorker'] as const)(
    'a stranger (%s): no name, room, phone or person',
    async (who) => {
      const replies = await repliesTo(who)
      for (const secret of [...family, ...claimer, people.worker.name, people.worker.id, 'per_'])
        expect(replies).not.toContain(secret)
      expect(replies).not.toMatch(/1[3-9]\d{9}|\d+单元|\d+室|\d{18}/)
    },
  )

  it('who claimed it: nobody but themselves, once it is done', async () => {
    const replies = await repliesTo('neighbour')
    for (const secret of [...family, people.worker.name, 'per_']) expect(replies).not.toContain(secret)
  })

  it('staff: the family in the one reply that is audited', async () => {
    const replies = (await repliesTo('worker')).split('\n')
    const telling = replies.filter((reply) => family.some((secret) => reply.includes(secret)))
    expect(telling).toEqual([JSON.stringify(familyOf)])
    expect(replies.join()).toContain(people.neighbour.name)
    expect(replies.join()).not.toContain('per_')
  })

  it('and the table: nothing of the family in clear', async () => {
    const [item] = await stage.table.read([keys.wishFamily(wishId)])
    const [wish] = await stage.table.read([keys.wish(wishId)])
    for (const secret of family) expect(JSON.stringify([item, wish])).not.toContain(secret)
  })
})
